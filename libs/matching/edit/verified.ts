import type { Instance, TimetableMeeting } from '../instance.js';
import type { Quality } from '../snapshot.js';
import { verifyTimetable } from '../verify.js';
import type { Layout } from './layout.js';

/** A timetable after a change, as the verifier judges it. */
export interface Verified {
  meetings: TimetableMeeting[];
  quality: Quality;
}

const keyOf = (row: TimetableMeeting): string =>
  JSON.stringify(row.a < row.b ? [row.a, row.b] : [row.b, row.a]);

/** The timetable without some rows and with others, in the order of the slots, and the verifier's judgement. */
export function verified(
  { instance, timetable }: Layout,
  change: { out: TimetableMeeting[]; in: TimetableMeeting[] },
  bound: number,
): Verified {
  const gone = new Set(change.out.map(keyOf));
  const order = new Map(instance.slots.map(({ id }, i) => [id, i]));
  const kept = timetable.meetings.filter((row) => !gone.has(keyOf(row)));
  const meetings = [...kept, ...change.in].sort(
    (x, y) => order.get(x.slot)! - order.get(y.slot)! || (x.table < y.table ? -1 : 1),
  );
  const locked = timetable.locked ?? instance.locked ?? [];
  return { meetings, quality: judge({ ...instance, locked }, meetings, bound) };
}

/** What code that shares nothing with the engine says of meetings. */
export function judge(instance: Instance, meetings: TimetableMeeting[], bound: number): Quality {
  const { claimedValue: _, ...quality } = verifyTimetable(instance, {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value: 0,
    bound,
    seed: 0,
    algorithm: '',
    elapsedMs: 0,
  });
  return quality;
}
