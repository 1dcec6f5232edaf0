import { gunzipSync } from 'node:zlib';

import { type AnswerTo, answerQuestion, type DeskQuestion } from './desk.js';
import { listPairs } from './list-pairs.js';
import { Newest } from './newest.js';
import {
  type GivenTimetable,
  openBook,
  type OpenRound,
  openTimetable,
  type RoundBook,
} from './open-round.js';
import type { RoundSnapshot, ScoredPair } from './snapshot.js';

/** A round as it is stored, read here so that the asking thread stays free. */
export interface StoredRound {
  /** JSON of the snapshot. */
  snapshot: string;
  /** Gzip of the JSON of the scored pairs; null where they were not kept. */
  pairs: Uint8Array | null;
}

/** A question, and what it is asked about; `round` and `timetable` are sent only when they are missing here. */
export interface DeskTask {
  roundId: string;
  /** Names the timetable among those of the round. */
  revision: string;
  question: DeskQuestion;
  round?: StoredRound;
  timetable?: GivenTimetable;
}

/** Ask again and send it along. */
export interface Missing {
  missing: 'round' | 'timetable';
}

const ROUNDS_KEPT = 3;
const TIMETABLES_KEPT = 4;

interface Kept {
  book: RoundBook;
  timetables: Newest<OpenRound>;
}

const rounds = new Newest<Kept>(ROUNDS_KEPT);

/** Keeps the rounds last asked about, and answers questions about them one after the other. */
export default function runTask(task: DeskTask): { answer: AnswerTo<DeskQuestion> } | Missing {
  const { roundId, revision, question, round, timetable } = task;
  const kept = rounds.get(roundId) ?? (round && rounds.set(roundId, keep(round)));
  if (!kept) return { missing: 'round' };
  const open =
    kept.timetables.get(revision) ??
    (timetable && kept.timetables.set(revision, openTimetable(kept.book, timetable)));
  if (!open) return { missing: 'timetable' };
  return { answer: answerQuestion(open, question) };
}

function keep(stored: StoredRound): Kept {
  const snapshot = JSON.parse(stored.snapshot) as RoundSnapshot;
  const pairs = stored.pairs
    ? (JSON.parse(gunzipSync(stored.pairs).toString()) as ScoredPair[])
    : listPairs(snapshot);
  return { book: openBook(snapshot, pairs), timetables: new Newest(TIMETABLES_KEPT) };
}
