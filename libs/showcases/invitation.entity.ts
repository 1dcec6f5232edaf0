import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';

import type { ParticipantRole } from './participant.entity.js';
import { Showcase } from './showcase.entity.js';

/** A link the organiser hands to one segment; it opens the registration, also after its window. */
@Entity()
@Unique(['showcase', 'code'])
export class Invitation {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  /** Part of the link; random. */
  @Column({ type: 'text' })
  code!: string;

  /** What the organiser calls the segment. */
  @Column({ type: 'text' })
  segment!: string;

  @Column({ type: 'text', nullable: true })
  country!: Country | null;

  @Column({ type: 'text', nullable: true })
  role!: ParticipantRole | null;

  @Column({ type: 'timestamptz', nullable: true })
  expiresAt!: Date | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
