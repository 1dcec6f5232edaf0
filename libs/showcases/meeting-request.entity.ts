import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Participant } from './participant.entity.js';

export type RequestState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

/** One participant asks another for a meeting, in words. Accepting it makes wishes of both. */
@Entity()
@Unique(['from', 'to'])
@Check('from_id <> to_id')
export class MeetingRequest {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  from!: Participant;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  to!: Participant;

  /** Read by both sides. */
  @Column({ type: 'text' })
  note!: string;

  /** Who wrote the note: his words go with him. */
  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  writtenBy!: User | null;

  @Column({ type: 'text', default: 'open' })
  state!: RequestState;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  answeredAt!: Date | null;
}
