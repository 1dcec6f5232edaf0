import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from './user.entity.js';

/** A signed-in browser; only the SHA-256 of the cookie is kept. */
@Entity()
@Index(['user'])
export class Session {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  @Column({ type: 'text', unique: true })
  tokenHash!: string;

  /** Name of the browser and its system, `Chrome, Windows`; null where it did not say. */
  @Column({ type: 'text', nullable: true })
  browser!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  /** To within a few minutes. A session that nobody uses ends before its time. */
  @Column({ type: 'timestamptz', default: () => 'now()' })
  lastUsedAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;
}
