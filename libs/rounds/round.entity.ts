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

import type { ProgressPoint } from './watch-round.js';

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

  /** The worst-off first (leximin on the number of meetings). */
  @Column({ type: 'boolean', default: false })
  fair!: boolean;

  /** What that cost in value, in thousandths; null where it was not asked for. */
  @Column({ type: 'integer', nullable: true })
  fairPrice!: number | null;

  /** Asked to stop as soon as so many moves are done, and to keep the best so far. */
  @Column({ type: 'integer', nullable: true })
  stopAfter!: number | null;

  /** Moves done when it was stopped: such a round cannot be replayed. Null where it ran to its end. */
  @Column({ type: 'integer', nullable: true })
  stoppedAt!: number | null;

  /** What the round read; written once, before the engine starts. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  snapshot!: RoundSnapshot | null;

  /** SHA-256 of the canonical JSON of the snapshot. */
  @Column({ type: 'text', nullable: true })
  snapshotHash!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  progress!: SolveProgress | null;

  /** How value and bound closed in, from the start of the run that made the proposal. */
  @Column({ type: 'jsonb', nullable: true, select: false })
  history!: ProgressPoint[] | null;

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
