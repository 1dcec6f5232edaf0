import type { Instance, InstanceEntry, InstancePair } from './instance.js';

/** The rule that a set of locked meetings cannot keep, in words; the set is irreducible. */
export function ruleBroken(instance: Instance, rows: InstanceEntry[]): string {
  const [first] = rows;
  if (rows.length === 1 && first) return ruleOfOne(instance, first);
  return (
    shared(instance, rows) ?? limits(instance, rows) ?? 'people and interpreters do not suffice'
  );
}

const isThere = (one: { available?: string[] } | undefined, slot: string): boolean =>
  one?.available?.includes(slot) ?? true;

function ruleOfOne(instance: Instance, entry: InstanceEntry): string {
  const { a, b, slot } = entry;
  const pair = instance.pairs.find((row) => isPair(row, entry))!;
  if (!isThere(pair, slot)) return `the pair is not available in ${slot}`;
  const table = instance.tables.find(({ id }) => id === entry.table);
  if (table && !isThere(table, slot)) return `table ${table.id} is not there in ${slot}`;
  if (!instance.tables.some((one) => isThere(one, slot))) return `no table is there in ${slot}`;
  const turned = pair.a !== a;
  const sides = [
    { firm: a, asked: entry.aDelegate, allowed: turned ? pair.delegates?.b : pair.delegates?.a },
    { firm: b, asked: entry.bDelegate, allowed: turned ? pair.delegates?.a : pair.delegates?.b },
  ];
  for (const { firm, asked, allowed } of sides) {
    const { maxMeetings, delegates } = instance.participants.find(({ id }) => id === firm)!;
    if (maxMeetings === 0) return `${firm} has maxMeetings 0`;
    const able = delegates.filter(
      ({ id }) => (asked === undefined || asked === id) && (allowed?.includes(id) ?? true),
    );
    if (able.length === 0) return `${asked} may not attend for ${firm}`;
    if (!able.some((one) => isThere(one, slot))) {
      return `${able.map(({ id }) => id).join(', ')} of ${firm} not available in ${slot}`;
    }
  }
  return 'no delegates can talk with each other then, with or without an interpreter as asked';
}

const isPair = (row: InstancePair, { a, b }: InstanceEntry): boolean =>
  (row.a === a && row.b === b) || (row.a === b && row.b === a);

/** What all of the set ask for in one slot. */
function shared(instance: Instance, rows: InstanceEntry[]): string | null {
  const slot = rows[0]!.slot;
  if (rows.some((row) => row.slot !== slot)) return null;
  const all = <T>(of: (row: InstanceEntry) => T[]): T | undefined =>
    of(rows[0]!).find((one) => rows.every((row) => of(row).includes(one)));
  const named = (row: InstanceEntry) =>
    [row.aDelegate, row.bDelegate].filter((id) => id !== undefined);
  const table = all(({ table: id }) => (id === undefined ? [] : [id]));
  if (table !== undefined) return `table ${table} has one meeting in ${slot}`;
  const delegate = all(named);
  if (delegate !== undefined) return `${delegate} has one meeting in ${slot}`;
  const interpreter = all(({ interpreter: id }) => (typeof id === 'string' ? [id] : []));
  if (interpreter !== undefined) return `${interpreter} has one meeting in ${slot}`;
  const firm = all(({ a, b }) => [a, b]);
  if (firm !== undefined) {
    const people = instance.participants.find(({ id }) => id === firm)!.delegates;
    const there = people.filter((one) => isThere(one, slot)).length;
    return `${firm} has ${there} delegates in ${slot}`;
  }
  const tables = instance.tables.filter((one) => isThere(one, slot)).length;
  return rows.length > tables ? `${tables} tables are there in ${slot}` : null;
}

function limits(instance: Instance, rows: InstanceEntry[]): string | null {
  for (const { id, maxMeetings } of instance.participants) {
    const count = rows.filter(({ a, b }) => a === id || b === id).length;
    if (count > maxMeetings) return `${id} has maxMeetings ${maxMeetings}`;
  }
  for (const { id, maxMeetings = Infinity } of instance.interpreters ?? []) {
    const count = rows.filter(({ interpreter }) => interpreter === id).length;
    if (count > maxMeetings) return `interpreter ${id} has maxMeetings ${maxMeetings}`;
  }
  const isIn = (pair: { a: string; b: string }) =>
    rows.some(({ a, b }) => (a === pair.a && b === pair.b) || (a === pair.b && b === pair.a));
  const at = (instance.precedences ?? []).findIndex(
    ({ before, after }) => isIn(before) && isIn(after),
  );
  return at < 0 ? null : `precedences[${at}] asks for another order`;
}
