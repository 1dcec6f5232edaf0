import { Column, Entity, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

import { Participant } from './participant.entity.js';

/** Self-declared export control status (15 CFR 774; 22 CFR 121). */
export const exportControls = ['not-classified', 'ear99', 'eccn', 'usml', 'not-subject'] as const;
export type ExportControl = (typeof exportControls)[number];

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

  /** Further taxonomy codes: materials, processes, applications. */
  @Column({ type: 'text', array: true, default: () => "'{}'" })
  moreCodes!: string[];

  @Column({ type: 'text', nullable: true })
  nameEn!: string | null;

  @Column({ type: 'text', nullable: true })
  nameKo!: string | null;

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

  /** Price band of a unit in U.S. dollars. */
  @Column({ type: 'integer', nullable: true })
  priceFrom!: number | null;

  @Column({ type: 'integer', nullable: true })
  priceTo!: number | null;

  /** What the firm itself declares; the platform never classifies goods. */
  @Column({ type: 'text', nullable: true })
  control!: ExportControl | null;

  /** ECCN or USML category, where `control` is one of those. */
  @Column({ type: 'text', nullable: true })
  controlCode!: string | null;

  /** Technical talks about it need clearance first. */
  @Column({ type: 'boolean', default: false })
  technologyTalk!: boolean;
}
