import type {
  Instance,
  InstanceDelegate,
  InstanceInterpreter,
  InstancePair,
  InstanceTable,
  Timetable,
} from './instance.js';

/** The instance by id, for the verifier. */
export interface Book {
  instance: Instance;
  /** Slot id -> place in time. */
  slots: Map<string, number>;
  tables: Map<string, InstanceTable>;
  interpreters: Map<string, InstanceInterpreter>;
  firms: Set<string>;
  delegates: Map<string, { delegate: InstanceDelegate; firm: string }>;
  /** Firm -> partner -> pair, both ways round. */
  pairs: Map<string, Map<string, InstancePair>>;
  /** Firm -> meetings; filled by `readMeetings`. */
  meetingsOf: Map<string, number>;
}

/** A meeting brought into the order of its pair's row. */
export interface ReadMeeting {
  index: number;
  pair: InstancePair;
  slot: string;
  table: string;
  aDelegate: string;
  bDelegate: string;
  interpreter: string | null;
}

export function readInstance(instance: Instance): Book {
  const pairs: Book['pairs'] = new Map(
    instance.participants.map((firm) => [firm.id, new Map<string, InstancePair>()]),
  );
  for (const pair of instance.pairs) {
    pairs.get(pair.a)?.set(pair.b, pair);
    pairs.get(pair.b)?.set(pair.a, pair);
  }
  return {
    instance,
    slots: new Map(instance.slots.map((slot, i) => [slot.id, i])),
    tables: new Map(instance.tables.map((table) => [table.id, table])),
    interpreters: new Map((instance.interpreters ?? []).map((one) => [one.id, one])),
    firms: new Set(instance.participants.map((firm) => firm.id)),
    delegates: new Map(
      instance.participants.flatMap((firm) =>
        firm.delegates.map((delegate) => [delegate.id, { delegate, firm: firm.id }] as const),
      ),
    ),
    pairs,
    meetingsOf: new Map(),
  };
}

/** Meetings whose ids are all known; a line for each of the others. */
export function readMeetings(
  book: Book,
  timetable: Timetable,
): { meetings: ReadMeeting[]; unknown: string[] } {
  const meetings: ReadMeeting[] = [];
  const unknown: string[] = [];
  timetable.meetings.forEach((row, index) => {
    const at = `meetings[${index}]`;
    const pair = book.pairs.get(row.a)?.get(row.b);
    const lost = unknownIds(book, row);
    if (lost.length > 0) unknown.push(...lost.map((id) => `id.unknown: ${at} names "${id}"`));
    else if (!pair) unknown.push(`pair.unlisted: ${at}: ${row.a} and ${row.b} may not meet`);
    else {
      const turned = pair.a !== row.a;
      meetings.push({
        index,
        pair,
        slot: row.slot,
        table: row.table,
        aDelegate: turned ? row.bDelegate : row.aDelegate,
        bDelegate: turned ? row.aDelegate : row.bDelegate,
        interpreter: row.interpreter,
      });
      for (const firm of [row.a, row.b]) {
        book.meetingsOf.set(firm, (book.meetingsOf.get(firm) ?? 0) + 1);
      }
    }
  });
  return { meetings, unknown };
}

function unknownIds(book: Book, row: Timetable['meetings'][number]): string[] {
  const checks: [string, boolean][] = [
    [row.a, book.firms.has(row.a)],
    [row.b, book.firms.has(row.b)],
    [row.slot, book.slots.has(row.slot)],
    [row.table, book.tables.has(row.table)],
    [row.aDelegate, book.delegates.has(row.aDelegate)],
    [row.bDelegate, book.delegates.has(row.bDelegate)],
  ];
  if (row.interpreter !== null) {
    checks.push([row.interpreter, book.interpreters.has(row.interpreter)]);
  }
  return checks.filter(([, known]) => !known).map(([id]) => id);
}
