import {
  Check,
  Column,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Participant } from './participant.entity.js';

export const wishKinds = ['must', 'meet', 'no'] as const;
export type WishKind = (typeof wishKinds)[number];

/** Whom a participant must, would like to, or will not meet. */
@Entity()
@Unique(['from', 'to'])
@Index(['to'])
@Check('from_id <> to_id')
export class Wish {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  from!: Participant;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  to!: Participant;

  @Column({ type: 'text' })
  kind!: WishKind;

  /** 1 is the dearest. */
  @Column({ type: 'integer', nullable: true })
  rank!: number | null;

  /** Seen by the firm that wishes and by the organiser, never by the other firm. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Who wrote the note: his words go with him. */
  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  writtenBy!: User | null;

  @UpdateDateColumn({ type: 'timestamptz' })
  updatedAt!: Date;
}
