import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

/** What a participant supplies. */
@Entity()
@Unique(['participant', 'position'])
export class Offering {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  /** Order in which the firm lists its offerings, from 1. */
  @Column({ type: 'integer' })
  position!: number;

  /** Taxonomy code. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text', nullable: true })
  descriptionEn!: string | null;

  @Column({ type: 'text', nullable: true })
  descriptionKo!: string | null;

  /** Units a month. */
  @Column({ type: 'integer', nullable: true })
  capacityPerMonth!: number | null;

  @Column({ type: 'integer', nullable: true })
  minimumOrder!: number | null;

  @Column({ type: 'integer', nullable: true })
  leadTimeDays!: number | null;

  /** Ids of standards and certificates held. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  certificates!: string[];
}
