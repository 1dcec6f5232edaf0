import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Showcase } from './showcase.entity.js';

/** Each purpose is asked on its own (Korea: Personal Information Protection Act, arts. 15, 17, 22, 28-8). */
export const consentPurposes = ['registration', 'transfer', 'news'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** One consent given; withdrawing it sets a time and keeps the row as proof. */
@Entity()
@Index(['showcase', 'user'])
export class Consent {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  @Column({ type: 'text' })
  purpose!: ConsentPurpose;

  /** Version of the words that were shown. */
  @Column({ type: 'text' })
  wording!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  givenAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  withdrawnAt!: Date | null;
}
