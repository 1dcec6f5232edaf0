import {
  Column,
  CreateDateColumn,
  Entity,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';

import { User } from '#libs/accounts/user.entity.js';
import type {
  Budget,
  Quality,
  RoundSnapshot,
  ScoredPair,
  SolveProgress,
} from '#libs/matching/snapshot.js';
import type { Timetable } from '#libs/matching/instance.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

export type RoundState = 'queued' | 'running' | 'proposed' | 'published' | 'failed' | 'cancelled';

/** One run of the matching engine for a showcase. */
@Entity()
@Unique(['showcase', 'number'])
export class Round {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @ManyToOne(() => Showcase, { nullable: false, onDelete: 'CASCADE' })
  showcase!: Showcase;

  /** 1, 2, 3, ... within the showcase. */
  @Column({ type: 'integer' })
  number!: number;

  @Column({ type: 'text', default: 'queued' })
  state!: RoundState;

  @Column({ type: 'integer' })
  seed!: number;

  /** `quick`, `normal`, `long` or a number of moves. */
  @Column({ type: 'jsonb' })
  budget!: Budget;

  /** What the round read; written once, before the engine starts. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  snapshot!: RoundSnapshot | null;

  /** SHA-256 of the canonical JSON of the snapshot. */
  @Column({ type: 'text', nullable: true })
  snapshotHash!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  progress!: SolveProgress | null;

  @Column({ type: 'jsonb', nullable: true, select: false })
  timetable!: Timetable | null;

  /** Scores and reasons of the pairs that meet. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  reasons!: ScoredPair[] | null;

  /**
   * Scores and reasons of all pairs, gzip of the JSON of `ScoredPair[]`. Null before the proposal, and where a
   * round is older than this column: its pairs are then scored anew from its snapshot.
   */
  @Column({ type: 'bytea', nullable: true, select: false })
  pairs!: Buffer | null;

  @Column({ type: 'jsonb', nullable: true })
  quality!: Quality | null;

  @Column({ type: 'jsonb', nullable: true })
  failure!: { code: string; message: string } | null;

  @ManyToOne(() => User, { nullable: true })
  startedBy!: User | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
