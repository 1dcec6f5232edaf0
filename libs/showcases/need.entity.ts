import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

/** How the need is met today. */
export const presentSupplies = ['none', 'second-source', 'replace'] as const;
export type PresentSupply = (typeof presentSupplies)[number];

/** What a participant wants to buy. */
@Entity()
@Unique(['participant', 'position'])
export class Need {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  code!: string;

  /** Further taxonomy codes: materials, processes, applications. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  moreCodes!: string[];

  @Column({ type: 'text', nullable: true })
  descriptionEn!: string | null;

  @Column({ type: 'text', nullable: true })
  descriptionKo!: string | null;

  @Column({ type: 'integer', nullable: true })
  quantity!: number | null;

  /** Days after the showcase in which the goods are wanted. */
  @Column({ type: 'integer', nullable: true })
  neededInDays!: number | null;

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  certificatesRequired!: string[];

  @Column({ type: 'text', array: true, default: () => "'{}'" })
  certificatesPreferred!: string[];

  /** Regions (ISO 3166-2) that nobody from is wanted for it. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  regionsExcluded!: string[];

  /** Budget of a unit in U.S. dollars. */
  @Column({ type: 'integer', nullable: true })
  budgetFrom!: number | null;

  @Column({ type: 'integer', nullable: true })
  budgetTo!: number | null;

  @Column({ type: 'text', nullable: true })
  presentSupply!: PresentSupply | null;
}
