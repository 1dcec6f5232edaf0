import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from './user.entity.js';

/** What a key may do: read or change showcases its user organises, or companies he acts for. */
export const apiKeyScopes = [
  'showcase:read',
  'showcase:write',
  'company:read',
  'company:write',
] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** With it a machine acts as its user, within the scopes; only the SHA-256 of the key is kept. */
@Entity()
@Index(['user'])
export class ApiKey {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', unique: true })
  tokenHash!: string;

  /** How the key begins, to tell it from others: `sm_Qx3v`. */
  @Column({ type: 'text' })
  start!: string;

  @Column({ type: 'text', array: true })
  scopes!: ApiKeyScope[];

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  /** To within a minute. */
  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
