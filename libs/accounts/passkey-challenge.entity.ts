import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from './user.entity.js';

/** What a passkey is to sign, once; only its SHA-256 is kept. */
@Entity()
@Index(['expiresAt'])
export class PasskeyChallenge {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column({ type: 'text', unique: true })
  challengeHash!: string;

  /** Who adds a passkey; null where somebody signs in, whom the passkey will name. */
  @ManyToOne(() => User, { nullable: true, onDelete: 'CASCADE' })
  user!: User | null;

  /** SHA-256 of a cookie of the browser that asked; null where the session says who asked. */
  @Column({ type: 'text', nullable: true })
  browserHash!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
