import type { Instance, InstanceEntry } from './instance.js';

/** What earlier and locked meetings mean for the proof of a bound. */
export interface BonusOf {
  hasTable(slot: string): boolean;
  isLocked(a: string, b: string): boolean;
  /** Whether a locked entry of the pair leaves this meeting possible; true without one. */
  allows(pair: Pair, slot: string, a: string, b: string, interpreted: boolean): boolean;
  /** What the meeting earns for being as it was. */
  of(pair: Pair, slot: string, a: string, b: string, interpreted: boolean): number;
}

interface Pair {
  a: string;
  b: string;
}

const keyOf = (a: string, b: string): string => JSON.stringify(a < b ? [a, b] : [b, a]);

export function keptBonus(instance: Instance): BonusOf {
  const tablesIn = new Map<string, Set<string>>(instance.slots.map(({ id }) => [id, new Set()]));
  for (const { id, available } of instance.tables) {
    for (const slot of available ?? tablesIn.keys()) tablesIn.get(slot)!.add(id);
  }
  const locked = new Map((instance.locked ?? []).map((entry) => [keyOf(entry.a, entry.b), entry]));
  const holders = new Map(
    (instance.locked ?? [])
      .filter(({ table }) => table !== undefined)
      .map((entry) => [JSON.stringify([entry.slot, entry.table]), keyOf(entry.a, entry.b)]),
  );
  const isPossible = (entry: InstanceEntry): boolean => {
    if (entry.table === undefined) return true;
    if (!tablesIn.get(entry.slot)?.has(entry.table)) return false;
    const key = keyOf(entry.a, entry.b);
    const own = locked.get(key)?.table;
    if (own !== undefined && own !== entry.table) return false;
    return (holders.get(JSON.stringify([entry.slot, entry.table])) ?? key) === key;
  };
  const interpreters = new Set((instance.interpreters ?? []).map(({ id }) => id));
  const previous = new Map(
    (instance.previous ?? [])
      .filter(({ interpreter }) => typeof interpreter !== 'string' || interpreters.has(interpreter))
      .filter(isPossible)
      .map((entry) => [keyOf(entry.a, entry.b), entry]),
  );
  const { change = 0 } = instance.weights;
  return {
    hasTable: (slot) => tablesIn.get(slot)!.size > 0,
    isLocked: (a, b) => locked.has(keyOf(a, b)),
    allows: (pair, ...meeting) => {
      const entry = locked.get(keyOf(pair.a, pair.b));
      return entry === undefined || fits(entry, pair, ...meeting);
    },
    of: (pair, ...meeting) => {
      const entry = previous.get(keyOf(pair.a, pair.b));
      return entry !== undefined && fits(entry, pair, ...meeting) ? change : 0;
    },
  };
}

function fits(
  entry: InstanceEntry,
  pair: Pair,
  slot: string,
  a: string,
  b: string,
  interpreted: boolean,
): boolean {
  const [first, second] = entry.a === pair.a ? [a, b] : [b, a];
  if (entry.slot !== slot) return false;
  if (entry.aDelegate !== undefined && entry.aDelegate !== first) return false;
  if (entry.bDelegate !== undefined && entry.bDelegate !== second) return false;
  if (entry.interpreter === null) return !interpreted;
  return entry.interpreter === undefined || interpreted;
}
