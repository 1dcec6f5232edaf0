import type { Instance, Timetable, TimetableMeeting } from '#libs/matching/instance.js';

/**
 * What an organiser's simple tool does, as a baseline: pairs by score, each in the first slot in which two
 * delegates, a table and, where needed, an interpreter are free. Needs no minimum and moves nothing.
 */
export function solveGreedily(instance: Instance): Timetable {
  const taken = new Set<string>();
  const count = new Map<string, number>();
  const meetings: TimetableMeeting[] = [];
  const firms = new Map(instance.participants.map((firm) => [firm.id, firm]));
  const isFree = (one: { id: string; available?: string[] }, slot: string): boolean =>
    !taken.has(`${slot} ${one.id}`) && (one.available?.includes(slot) ?? true);
  const hasRoom = (one: { id: string; maxMeetings?: number }): boolean =>
    (count.get(one.id) ?? 0) < (one.maxMeetings ?? Infinity);
  const share = (x: string[], y: string[]): boolean => x.some((language) => y.includes(language));

  const find = (a: string, b: string): TimetableMeeting | undefined => {
    for (const { id: slot } of instance.slots) {
      const table = instance.tables.find((one) => isFree(one, slot));
      if (!table) continue;
      for (const one of firms.get(a)!.delegates.filter((person) => isFree(person, slot))) {
        for (const two of firms.get(b)!.delegates.filter((person) => isFree(person, slot))) {
          const between = share(one.languages, two.languages)
            ? null
            : instance.interpreters?.find(
                (person) =>
                  isFree(person, slot) &&
                  hasRoom(person) &&
                  share(person.languages, one.languages) &&
                  share(person.languages, two.languages),
              );
          if (between === undefined) continue;
          const interpreter = between?.id ?? null;
          return { a, b, slot, table: table.id, aDelegate: one.id, bDelegate: two.id, interpreter };
        }
      }
    }
    return undefined;
  };

  const worth = (pair: { score: number; must?: boolean }) =>
    pair.score + (pair.must ? (instance.weights.must ?? 0) : 0);
  for (const { a, b } of instance.pairs.toSorted((x, y) => worth(y) - worth(x))) {
    if (!hasRoom(firms.get(a)!) || !hasRoom(firms.get(b)!)) continue;
    const meeting = find(a, b);
    if (!meeting) continue;
    meetings.push(meeting);
    const { slot, table, aDelegate, bDelegate, interpreter } = meeting;
    for (const id of [table, aDelegate, bDelegate, interpreter]) taken.add(`${slot} ${id}`);
    for (const id of [a, b, interpreter]) {
      if (id !== null) count.set(id, (count.get(id) ?? 0) + 1);
    }
  }
  return {
    format: 'showcase-timetable/1',
    instance: instance.name,
    meetings,
    value: 0,
    bound: 0,
    seed: 0,
    algorithm: 'greedy',
    elapsedMs: 0,
  };
}
