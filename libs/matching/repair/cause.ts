import type { InstanceSlot, InstanceTable } from '../instance.js';

/**
 * What happened. `from`: a moment (ISO 8601 in UTC) after which somebody or something is gone; a slot that ends
 * later is lost. Absent: at once.
 */
export type Cause =
  | { kind: 'no-show'; participant: string }
  | { kind: 'leaves'; participant: string; from: string }
  | { kind: 'delegate-lost'; delegate: string; from?: string | undefined }
  | { kind: 'interpreter-lost'; interpreter: string; from?: string | undefined }
  | { kind: 'table-lost'; table: string; from?: string | undefined }
  | { kind: 'slot-lost'; slot: string }
  | { kind: 'declined'; a: string; b: string }
  | { kind: 'joins'; participant: string };

interface Person {
  id: string;
  available?: string[];
}

/** What a cause may change; an instance has it, and a snapshot under another name for the firms. */
export interface Parts<Firm extends { id: string; delegates: Person[] }, Helper extends Person> {
  slots: InstanceSlot[];
  tables: InstanceTable[];
  firms: Firm[];
  interpreters: Helper[];
}

/** The same without what the cause takes away. Slots that have begun stay as they are. */
export function withoutLost<
  Firm extends { id: string; delegates: Person[] },
  Helper extends Person,
  Whole extends Parts<Firm, Helper>,
>(parts: Whole, cause: Cause, begun: ReadonlySet<string>): Whole {
  const { slots } = parts;
  const lost = lostSlots(slots, cause, begun);
  const losing = <T extends Person>(rows: T[], isMeant: (row: T) => boolean): T[] =>
    rows.map((row) => (isMeant(row) ? { ...row, available: without(row, slots, lost) } : row));
  const people = (isMeant: (person: Person, firm: Firm) => boolean): Firm[] =>
    parts.firms.map((firm) => ({
      ...firm,
      delegates: losing(firm.delegates, (person) => isMeant(person, firm)),
    }));
  switch (cause.kind) {
    case 'no-show':
    case 'leaves':
      return { ...parts, firms: people((_, firm) => firm.id === cause.participant) };
    case 'delegate-lost':
      return { ...parts, firms: people(({ id }) => id === cause.delegate) };
    case 'interpreter-lost': {
      const gone = losing(parts.interpreters, ({ id }) => id === cause.interpreter);
      return { ...parts, interpreters: gone };
    }
    case 'table-lost':
      return { ...parts, tables: losing(parts.tables, ({ id }) => id === cause.table) };
    case 'slot-lost':
      return { ...parts, tables: losing(parts.tables, () => true) };
    case 'declined':
    case 'joins':
      return parts;
  }
}

/** Pairs without the one that was declined, unless that meeting has begun. */
export function withoutDeclined<Pair extends { a: string; b: string }>(
  pairs: Pair[],
  cause: Cause,
  hasBegun: (pair: { a: string; b: string }) => boolean,
): Pair[] {
  if (cause.kind !== 'declined' || hasBegun(cause)) return pairs;
  return pairs.filter((row) => !isSamePair(row, cause));
}

export function isSamePair(x: { a: string; b: string }, y: { a: string; b: string }): boolean {
  return (x.a === y.a && x.b === y.b) || (x.a === y.b && x.b === y.a);
}

function lostSlots(slots: InstanceSlot[], cause: Cause, begun: ReadonlySet<string>): Set<string> {
  const from = 'from' in cause && cause.from !== undefined ? Date.parse(cause.from) : -Infinity;
  const isLost = ({ id, end }: InstanceSlot) =>
    cause.kind === 'slot-lost' ? id === cause.slot : Date.parse(end) > from;
  return new Set(slots.filter((slot) => isLost(slot) && !begun.has(slot.id)).map(({ id }) => id));
}

function without(row: Person, slots: InstanceSlot[], lost: ReadonlySet<string>): string[] {
  return (row.available ?? slots.map(({ id }) => id)).filter((slot) => !lost.has(slot));
}
