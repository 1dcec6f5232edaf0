import type { TimetableMeeting } from '../instance.js';

/** What a new timetable means, in meetings by pair, and in people whose schedule it changes. */
export interface Changes {
  kept: number;
  /** The same two firms at another time or table, or with other people. */
  moved: { before: TimetableMeeting; now: TimetableMeeting }[];
  lost: TimetableMeeting[];
  gained: TimetableMeeting[];
  people: number;
}

const keyOf = ({ a, b }: TimetableMeeting) => JSON.stringify(a < b ? [a, b] : [b, a]);

export function countChanges(before: TimetableMeeting[], now: TimetableMeeting[]): Changes {
  const earlier = new Map(before.map((row) => [keyOf(row), row]));
  const moved: Changes['moved'] = [];
  const gained: TimetableMeeting[] = [];
  let kept = 0;
  for (const row of now) {
    const old = earlier.get(keyOf(row));
    earlier.delete(keyOf(row));
    if (!old) gained.push(row);
    else if (placeOf(old) === placeOf(row)) kept++;
    else moved.push({ before: old, now: row });
  }
  const lost = [...earlier.values()];
  const changed = [...lost, ...gained, ...moved.flatMap((each) => [each.before, each.now])];
  const people = new Set(
    changed.flatMap(({ aDelegate, bDelegate, interpreter }) =>
      interpreter === null ? [aDelegate, bDelegate] : [aDelegate, bDelegate, interpreter],
    ),
  );
  return { kept, moved, lost, gained, people: people.size };
}

function placeOf(row: TimetableMeeting): string {
  const people = [row.aDelegate, row.bDelegate].sort();
  return JSON.stringify([row.slot, row.table, ...people, row.interpreter]);
}
