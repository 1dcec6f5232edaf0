import type { Timetable, TimetableMeeting } from '../instance.js';
import type { Quality } from '../snapshot.js';
import { verifyTimetable } from '../verify.js';
import type { Layout } from './layout.js';

/** A timetable after a change, as the verifier judges it. `feasible` is false where it breaks a rule. */
export interface Verified {
  meetings: TimetableMeeting[];
  quality: Quality;
}

const keyOf = (row: TimetableMeeting): string =>
  JSON.stringify(row.a < row.b ? [row.a, row.b] : [row.b, row.a]);

/**
 * The timetable without some rows and with others, checked by code that shares nothing with the engine; its
 * rows are in the order of the slots.
 */
export function verified(
  layout: Layout,
  change: { out: TimetableMeeting[]; in: TimetableMeeting[] },
  bound: number,
): Verified {
  const { instance, timetable } = layout;
  const locked = timetable.locked ?? instance.locked ?? [];
  const gone = new Set(change.out.map(keyOf));
  const order = new Map(instance.slots.map(({ id }, i) => [id, i]));
  const meetings = [
    ...timetable.meetings.filter((row) => !gone.has(keyOf(row))),
    ...change.in,
  ].sort((x, y) => order.get(x.slot)! - order.get(y.slot)!);
  const claim: Timetable = {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value: 0,
    bound,
    seed: 0,
    algorithm: '',
    elapsedMs: 0,
  };
  const { claimedValue: _, ...quality } = verifyTimetable({ ...instance, locked }, claim);
  return { meetings, quality };
}
