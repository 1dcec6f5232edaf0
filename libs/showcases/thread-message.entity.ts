import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  ManyToOne,
  PrimaryGeneratedColumn,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';

import { Participant } from './participant.entity.js';

/** A message between a participant and the organiser. */
@Entity()
@Index(['participant', 'createdAt'])
export class ThreadMessage {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Participant, { nullable: false, onDelete: 'CASCADE' })
  participant!: Participant;

  @ManyToOne(() => User, { nullable: true, onDelete: 'SET NULL' })
  author!: User | null;

  @Column({ type: 'text' })
  side!: 'organiser' | 'company';

  @Column({ type: 'text' })
  body!: string;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;
}
