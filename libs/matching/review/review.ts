import { type Deficiency, findDeficient } from '../deficient-firms.js';
import { type Distribution, distributionOf } from '../distribution.js';
import type { Instance, Timetable, TimetableMeeting } from '../instance.js';
import type { OpenRound } from '../open-round.js';
import type { Quality } from '../snapshot.js';
import { verifyTimetable } from '../verify.js';

import { type FirmShare, sharesOf } from './own-best.js';
import { type Waits, waitsOf } from './waits.js';

/** How good a timetable of a round is, for all firms together and for each. */
export interface Review {
  quality: Quality;
  waits: Waits;
  interpreterMinutes: number;
  distribution: Distribution[];
  /** Sets of firms whose minima no timetable can reach. */
  deficient: Deficiency[];
  firms: (FirmShare & { side: string; minMeetings: number })[];
}

/** Counted anew from the timetable, by the verifier's code. `bound` is the proven one of the round. */
export function reviewTimetable(round: OpenRound, bound: number): Review {
  const { instance, model } = round;
  const timetable = { ...head(instance), ...round.timetable, bound };
  const { claimedValue: _, ...quality } = verifyTimetable(instance, timetable);
  const rows = new Map(instance.participants.map((firm) => [firm.id, firm]));
  return {
    quality,
    waits: waitsOf(instance, timetable),
    interpreterMinutes: minutesOf(
      instance,
      timetable.meetings.filter(({ interpreter }) => interpreter !== null),
    ),
    distribution: distributionOf(instance, timetable),
    deficient: findDeficient(instance),
    firms: sharesOf(model, timetable).map((row) => ({
      ...row,
      side: rows.get(row.id)?.side ?? '',
      minMeetings: rows.get(row.id)?.minMeetings ?? 0,
    })),
  };
}

/** What a timetable of somebody else's hand, such as an edited one, does not say. */
function head(instance: Instance): Omit<Timetable, 'meetings' | 'bound'> {
  return {
    format: 'showcase-timetable/1',
    instance: instance.name,
    value: 0,
    seed: 0,
    algorithm: '',
    elapsedMs: 0,
  };
}

function minutesOf(instance: Instance, meetings: TimetableMeeting[]): number {
  const length = new Map(
    instance.slots.map(({ id, start, end }) => [id, Date.parse(end) - Date.parse(start)]),
  );
  return Math.round(meetings.reduce((sum, { slot }) => sum + (length.get(slot) ?? 0), 0) / 60_000);
}
