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
import type { Cause } from '#libs/matching/repair/cause.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import type { RoundKind } from './round-kind.js';
import type { ProgressPoint } from './watch-round.js';
import type { DraftStep } from './draft-step.js';

export type RoundState = 'queued' | 'running' | 'proposed' | 'published' | 'failed' | 'cancelled';

export type RoundOrigin = 'run' | 'edit' | 'repair';

/** One run of the matching engine for a showcase, or a draft that goes on from another one's timetable. */
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

  @Column({ type: 'text', default: 'in-person' })
  kind!: RoundKind;

  /** Adds to what is published of its kind; otherwise it takes its place. */
  @Column({ type: 'boolean', default: false })
  adds!: boolean;

  /** Firms that meet in a round of another kind may meet in this one, too. */
  @Column({ type: 'boolean', default: false })
  again!: boolean;

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

  /** `run` by the engine; or a draft, which begins from another round's timetable and is changed by hand or repaired. */
  @Column({ type: 'text', default: 'run' })
  origin!: RoundOrigin;

  /** The round that a draft began from. */
  @ManyToOne(() => Round, { nullable: true, onDelete: 'SET NULL' })
  base!: Round | null;

  /** What was done to a draft; the first `stepsDone` of them are in its timetable, the others were undone. */
  @Column({ type: 'jsonb', default: [], select: false })
  steps!: DraftStep[];

  @Column({ type: 'integer', default: 0 })
  stepsDone!: number;

  /** Raised by each change of a draft. */
  @Column({ type: 'integer', default: 0 })
  revision!: number;

  /** What a repaired draft was made for. */
  @Column({ type: 'jsonb', nullable: true })
  cause!: Cause | null;

  @ManyToOne(() => User, { nullable: true })
  startedBy!: User | null;

  @CreateDateColumn({ type: 'timestamptz' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', nullable: true })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
