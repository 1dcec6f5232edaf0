import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from './user.entity.js';

/** A WebAuthn credential: the public half; the private half never leaves the person's device. */
@Entity()
@Index(['user'])
export class Passkey {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => User, { nullable: false, onDelete: 'CASCADE' })
  user!: User;

  /** Base64url, as browsers say it. */
  @Column({ type: 'text', unique: true })
  credentialId!: string;

  /** COSE key. */
  @Column({ type: 'bytea' })
  publicKey!: Buffer;

  /** Signatures so far, as the device counts them; 0 where it does not. */
  @Column({ type: 'bigint', default: '0' })
  counter!: string;

  @Column({ type: 'text', array: true, default: '{}' })
  transports!: string[];

  @Column({ type: 'text' })
  name!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;
}
