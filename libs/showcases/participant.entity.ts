import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { Company } from '#libs/companies/company.entity.js';

import { Showcase } from './showcase.entity.js';

/** `asked`: the organiser waits for details. `waiting`: on the waiting list. */
export const participantStatuses = [
  'pending',
  'asked',
  'approved',
  'waiting',
  'rejected',
  'withdrawn',
] as const;
export type ParticipantStatus = (typeof participantStatuses)[number];

/** `host`: a desk of the organiser's, such as a trade agency, which firms meet in interviews only. */
export const participantRoles = [
  'supplier',
  'buyer',
  'investor',
  'seeking-investment',
  'research-partner',
  'standards-partner',
  'host',
] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** A company at one showcase. */
@Entity()
@Unique(['showcase', 'company'])
@Unique(['showcase', 'code'])
@Index(['company'])
// Trigrams: made by the migration, since TypeORM knows no operator classes.
@Index('participant_search_text_idx', { synchronize: false })
@Check('min_meetings >= 0 and max_meetings >= min_meetings')
export class Participant {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => Company, { nullable: false })
  company!: Company;

  /** Short name used in imports and exports: `K001`. */
  @Column({ type: 'text' })
  code!: string;

  @Column({ type: 'text', default: 'pending' })
  status!: ParticipantStatus;

  @Column({ type: 'text', array: true })
  roles!: ParticipantRole[];

  @Column({ type: 'integer', default: 1 })
  minMeetings!: number;

  @Column({ type: 'integer', default: 8 })
  maxMeetings!: number;

  /** When the company handed its registration in; null for imported ones. */
  @Column({ type: 'timestamptz', nullable: true })
  submittedAt!: Date | null;

  /** When the status was last decided. */
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;

  /** Reason given with the last decision, in the organiser's words. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Place on the waiting list: first come, first moved up. */
  @Column({ type: 'timestamptz', nullable: true })
  waitingSince!: Date | null;

  /** When an organiser last looked; what changed later is marked as new. */
  @Column({ type: 'timestamptz', nullable: true })
  seenAt!: Date | null;

  /** The profile as it stood then: what differs from it is shown to the organiser. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  seenProfile!: object | null;

  /** Segment of the invitation link the company came by. */
  @Column({ type: 'text', nullable: true })
  segment!: string | null;

  /** Raised with every change of the profile; an edit names the version it was made on. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  /** How much of the profile is filled in, 0 to 100; kept by `refreshProfiles`. */
  @Column({ type: 'integer', default: 0 })
  completeness!: number;

  /** All that can be searched for, in both languages; kept by `refreshProfiles`. */
  @Column({ type: 'text', default: '', select: false })
  searchText!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
