import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

export const interestKinds = ['invest', 'seek-investment', 'research', 'standards'] as const;
export type InterestKind = (typeof interestKinds)[number];

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
}
