import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { Company } from '#libs/companies/company.entity.js';

import { Showcase } from './showcase.entity.js';

export type ParticipantStatus = 'pending' | 'approved' | 'waiting' | 'rejected' | 'withdrawn';

export const participantRoles = [
  'supplier',
  'buyer',
  'investor',
  'seeking-investment',
  'research-partner',
  'standards-partner',
] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** A company at one showcase. */
@Entity()
@Unique(['showcase', 'company'])
@Unique(['showcase', 'code'])
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

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
