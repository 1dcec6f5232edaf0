import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

export const interestKinds = ['invest', 'seek-investment', 'research', 'standards'] as const;
export type InterestKind = (typeof interestKinds)[number];

export const investmentStages = ['seed', 'series-a', 'series-b', 'growth', 'pre-ipo'] as const;
export type InvestmentStage = (typeof investmentStages)[number];

export const investmentInstruments = ['equity', 'convertible', 'debt', 'joint-venture'] as const;
export type InvestmentInstrument = (typeof investmentInstruments)[number];

export const cooperations = [
  'joint-project',
  'demonstration',
  'staff-exchange',
  'working-item',
] as const;
export type Cooperation = (typeof cooperations)[number];

/** A field a participant invests in, seeks investment for, researches or writes standards for. */
@Entity()
@Unique(['participant', 'kind', 'code'])
export class Interest {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  @Column({ type: 'text' })
  kind!: InterestKind;

  /** Taxonomy code. */
  @Column({ type: 'text' })
  code!: string;

  /** Stage of the firms looked for, or of the firm that seeks. */
  @Column({ type: 'text', nullable: true })
  stage!: InvestmentStage | null;

  @Column({ type: 'text', nullable: true })
  instrument!: InvestmentInstrument | null;

  /** Ticket in thousand U.S. dollars. */
  @Column({ type: 'integer', nullable: true })
  ticketFrom!: number | null;

  @Column({ type: 'integer', nullable: true })
  ticketTo!: number | null;

  /** Kinds of cooperation, for research and standards. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  cooperation!: Cooperation[];
}
