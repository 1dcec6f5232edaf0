import { gzipSync } from 'node:zlib';

import { begunSlots } from '../edit/close-past.js';
import { judge } from '../edit/verified.js';
import type { InstanceEntry, TimetableMeeting } from '../instance.js';
import { openBook, type OpenRound } from '../open-round.js';
import type { Quality, RoundSnapshot, ScoredPair } from '../snapshot.js';
import type { Cause } from './cause.js';
import { changeSnapshot } from './change-instance.js';
import { type Changes, countChanges } from './count-changes.js';
import { joinFirm } from './join-firm.js';
import { repairBound } from './repair-bound.js';
import { repairTimetable } from './repair-timetable.js';

export interface RepairQuestion {
  ask: 'repair';
  cause: Cause;
  /** Moment (ISO 8601 in UTC); slots that have begun by then stay as they are. */
  now: string;
  /** Whether people have been told another timetable, the round's `previous`, before this one. */
  told: boolean;
  /** JSON of a snapshot taken now, for a firm that comes in. */
  fresh: string | null;
  /** Whether the answer brings what has to be stored. */
  keep: boolean;
}

export interface RepairAnswer {
  meetings: TimetableMeeting[];
  /** Counted by the verifier; the bound is that of a full re-run of what is left (`repairBound`). */
  quality: Quality;
  /** Value with nothing done but what is impossible taken out. */
  droppedValue: number;
  changes: Changes;
  /** JSON of the snapshot, gzip of the JSON of the pairs, and the pairs that meet. */
  kept: { snapshot: string; pairs: Uint8Array; scored: ScoredPair[] } | null;
}

/**
 * A new timetable after something happened. Null when the cause names what the round does not have.
 * @throws Error when the verifier does not confirm it: then nothing is answered.
 */
export function answerRepair(open: OpenRound, question: RepairQuestion): RepairAnswer | null {
  const { cause, now, told, fresh, keep } = question;
  const whole = { snapshot: open.snapshot, pairs: open.pairs };
  const base =
    cause.kind === 'joins'
      ? fresh && joinFirm(whole, JSON.parse(fresh) as RoundSnapshot, cause.participant)
      : whole;
  if (!base || !isKnown(base.snapshot, cause)) return null;
  const { meetings } = open.timetable;
  const begun = begunSlots(base.snapshot.slots, now);
  const previous = told ? open.snapshot.previous : undefined;
  const changed = changeSnapshot(base, { cause, meetings, begun, told: previous });
  const book = openBook(changed.snapshot, changed.pairs);
  const locks = open.timetable.locked ?? [];
  const joined = cause.kind === 'joins' ? cause.participant : undefined;
  const repaired = repairTimetable(book, { earlier: meetings, begun, locks, joined });
  const bound = repairBound(open.model, book.model);
  const quality = confirmed(book.instance, repaired, bound);
  const { droppedValue } = repaired;
  const changes = countChanges(meetings, repaired.meetings);
  const kept = keep ? whatToKeep(changed, repaired.meetings) : null;
  return { meetings: repaired.meetings, quality, droppedValue, changes, kept };
}

function confirmed(
  instance: OpenRound['instance'],
  repaired: { meetings: TimetableMeeting[]; locked: InstanceEntry[]; value: number },
  bound: number,
): Quality {
  const quality = judge({ ...instance, locked: repaired.locked }, repaired.meetings, bound);
  if (quality.feasible && quality.value === repaired.value && quality.value <= bound)
    return quality;
  const why =
    quality.violations[0] ?? `value ${repaired.value}, counted ${quality.value} of ${bound}`;
  throw new Error(`the verifier does not confirm the repaired timetable: ${why}`);
}

function whatToKeep(
  { snapshot, pairs }: { snapshot: RoundSnapshot; pairs: ScoredPair[] },
  meetings: TimetableMeeting[],
): RepairAnswer['kept'] {
  const met = new Set(meetings.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  return {
    snapshot: JSON.stringify(snapshot),
    pairs: gzipSync(JSON.stringify(pairs)),
    scored: pairs.filter(({ a, b }) => met.has(`${a} ${b}`)),
  };
}

function isKnown({ firms, interpreters, tables, slots }: RoundSnapshot, cause: Cause): boolean {
  const has = (rows: { id: string }[], id: string) => rows.some((row) => row.id === id);
  switch (cause.kind) {
    case 'no-show':
    case 'leaves':
    case 'joins':
      return has(firms, cause.participant);
    case 'delegate-lost':
      return firms.some(({ delegates }) => has(delegates, cause.delegate));
    case 'interpreter-lost':
      return has(interpreters, cause.interpreter);
    case 'table-lost':
      return has(tables, cause.table);
    case 'slot-lost':
      return has(slots, cause.slot);
    case 'declined':
      return has(firms, cause.a) && has(firms, cause.b);
  }
}
