import {
  Column,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Showcase } from './showcase.entity.js';

/** What somebody has typed of a registration so far. Submitting turns it into rows and deletes it. */
@Entity()
@Unique(['showcase', 'user'])
export class RegistrationDraft {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  /** Step -> its answers, each checked when it was saved. */
  @Column({ type: 'jsonb', default: {} })
  answers!: Record<string, unknown>;

  /** Code of the invitation link that led here. */
  @Column({ type: 'text', nullable: true })
  invitation!: string | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
