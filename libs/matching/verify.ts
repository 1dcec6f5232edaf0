import type { Instance, Timetable } from './instance.js';
import type { Quality } from './snapshot.js';
import { readInstance, readMeetings } from './verify-read.js';
import { checkRules } from './verify-rules.js';
import { matchedPrevious, waiting } from './verify-value.js';

/** Quality as counted here, and the value the timetable claims. */
interface Verdict extends Quality {
  claimedValue: number;
}

/**
 * Checks a timetable against the rules and counts its value anew (`docs/instance-format.md`).
 * Shares nothing with the solver but the types of the two files, so that a fault there cannot hide here.
 * The value is counted over meetings whose ids are all known; the others are violations.
 */
export function verifyTimetable(instance: Instance, timetable: Timetable): Verdict {
  const book = readInstance(instance);
  const { meetings, unknown } = readMeetings(book, timetable);
  const violations = [...unknown, ...checkRules(book, meetings)];
  if (timetable.instance !== instance.name) {
    violations.unshift(`instance.name: the timetable is for "${timetable.instance}"`);
  }
  const { gaps, breaks } = waiting(book, meetings);
  const met = new Set(meetings.map((meeting) => meeting.pair));
  const counts = instance.participants.map((firm) => book.meetingsOf.get(firm.id) ?? 0);
  const missing = instance.participants.map((firm, i) =>
    Math.max(0, (firm.minMeetings ?? 0) - counts[i]!),
  );
  const shortfall = missing.reduce((sum, n) => sum + n, 0);
  const musts = instance.pairs.filter((pair) => pair.must === true);
  const mustsMet = musts.filter((pair) => met.has(pair)).length;
  const changed = (instance.previous ?? []).length - matchedPrevious(book, meetings);
  const scores = [...met].reduce((sum, pair) => sum + pair.score, 0);
  const weights = instance.weights;
  const value =
    scores +
    (weights.must ?? 0) * mustsMet -
    (weights.shortfall ?? 0) * shortfall -
    (weights.gap ?? 0) * gaps -
    (weights.break ?? 0) * breaks -
    (weights.change ?? 0) * changed;
  const { bound } = timetable;
  return {
    feasible: violations.length === 0,
    violations,
    value,
    claimedValue: timetable.value,
    bound,
    gapPct: (100 * (bound - value)) / Math.max(1, Math.abs(bound)),
    meetings: timetable.meetings.length,
    mustsMet,
    mustsTotal: musts.length,
    shortfall,
    covered: missing.filter((n) => n === 0).length,
    participants: instance.participants.length,
    gaps,
    breaks,
    changed,
    interpreted: timetable.meetings.filter((meeting) => meeting.interpreter !== null).length,
  };
}

/** Rules kept, value as claimed, and a bound that is not below the value. */
export function isRight(verdict: Verdict): boolean {
  return (
    verdict.feasible && verdict.claimedValue === verdict.value && verdict.bound >= verdict.value
  );
}
