import { Column, CreateDateColumn, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

import type { Language } from './user.entity.js';

/**
 * A single-use link to an address; only the SHA-256 of its token is kept. It names an address, not an
 * account: asking for one does the same work whether or not an account exists.
 */
@Entity()
@Index(['email', 'createdAt'])
export class SignInLink {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** In lower case. */
  @Column({ type: 'text' })
  email!: string;

  /** Language of an account that the first sign-in makes. */
  @Column({ type: 'text', default: 'en' })
  language!: Language;

  @Column({ type: 'text', unique: true })
  tokenHash!: string;

  /** SHA-256 of a cookie of the browser that asked; null for links made on the command line. */
  @Column({ type: 'text', nullable: true })
  browserHash!: string | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  usedAt!: Date | null;
}
