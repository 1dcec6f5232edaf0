import type { Instance, Timetable, TimetableMeeting } from '#libs/matching/instance.js';
import { verifyTimetable } from '#libs/matching/verify.js';

/** The greatest value of any feasible timetable, by trying all; the verifier is the judge. Tiny instances only. */
export function bestValue(instance: Instance): number {
  let best = -Infinity;
  const judge = (meetings: TimetableMeeting[]): boolean => {
    const timetable: Timetable = {
      format: 'showcase-timetable/1',
      instance: instance.name,
      meetings,
      value: 0,
      bound: 0,
      seed: 0,
      algorithm: 'all',
      elapsedMs: 0,
    };
    const { feasible, value } = verifyTimetable({ ...instance, locked: [] }, timetable);
    if (!feasible) return false;
    if (verifyTimetable(instance, timetable).feasible) best = Math.max(best, value);
    return true;
  };
  const choose = (k: number, meetings: TimetableMeeting[]): void => {
    // What is infeasible stays so with more meetings in it.
    if (!judge(meetings)) return;
    const pair = instance.pairs[k];
    if (!pair) return;
    choose(k + 1, meetings);
    for (const meeting of allMeetings(instance, pair)) choose(k + 1, [...meetings, meeting]);
  };
  choose(0, []);
  return best;
}

function allMeetings(instance: Instance, pair: { a: string; b: string }): TimetableMeeting[] {
  const people = (id: string) =>
    instance.participants.find((firm) => firm.id === id)!.delegates.map((delegate) => delegate.id);
  const interpreters = [null, ...(instance.interpreters ?? []).map(({ id }) => id)];
  return instance.slots.flatMap(({ id: slot }) =>
    instance.tables.flatMap(({ id: table }) =>
      people(pair.a).flatMap((aDelegate) =>
        people(pair.b).flatMap((bDelegate) =>
          interpreters.map((interpreter) => ({
            a: pair.a,
            b: pair.b,
            slot,
            table,
            aDelegate,
            bDelegate,
            interpreter,
          })),
        ),
      ),
    ),
  );
}
