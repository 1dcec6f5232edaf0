import type { Model } from './model.js';
import type { Program } from './program.js';

/**
 * What proves a bound (`showcase-proof/1`). `prices`: of the limits, in thousandths, multiples of 1/256; the
 * bound is what the limits are worth at them, and for each pair the best worth less prices. `waiting`: all
 * pairs are given, and the bound is what they are worth less the waiting that nobody can be spared.
 */
export interface Proof {
  format: 'showcase-proof/1';
  instance: string;
  bound: number;
  argument: 'prices' | 'waiting';
  prices?: ProofPrices;
}

export interface ProofPrices {
  /** Slot ids; every limit is summed over each of these classes. Lists below have a price for each class. */
  classes: string[][];
  participants: Record<string, number>;
  delegates: Record<string, number[]>;
  tables: number[];
  /** Of an interpreter's meetings over the day. */
  interpreters: Record<string, number>;
  /** Of a meeting between people who speak these languages and share none. */
  needs: { between: [string[], string[]]; prices: number[] }[];
  /** Of a wait: meeting in `from` and `to` and not in `idle`, a slot between them. Absent: none has a price. */
  waits?: { delegate: string; from: string; idle: string; to: string; price: number }[];
}

/** The prices of a program's rows by name; those that are 0 are left out. */
export function namePrices(model: Model, program: Program, y: Float64Array): ProofPrices {
  const { people, slots } = model;
  const { layout } = program;
  const price = (row: number): number => (row < 0 ? 0 : y[row]!);
  const byClass = (rows: Int32Array, owner: number): number[] =>
    Array.from({ length: layout.classes }, (_, c) => price(rows[owner * layout.classes + c]!));
  const classes = Array.from({ length: layout.classes }, (): string[] => []);
  for (const [id, p] of slots.byId) classes[layout.classAt[p]!]!.push(id);
  const named = <T>(ids: string[], value: (i: number) => T, isZero: (v: T) => boolean) =>
    Object.fromEntries(ids.map((id, i) => [id, value(i)] as const).filter(([, v]) => !isZero(v)));
  const none = (prices: number[]): boolean => prices.every((one) => one === 0);
  const needs = needPairs(model)
    .map(({ between, need }) => ({ between, prices: byClass(layout.need, need) }))
    .filter(({ prices }) => !none(prices));
  return {
    classes,
    participants: named(
      people.firmIds,
      (f) => price(f),
      (v) => v === 0,
    ),
    delegates: named(people.delegateIds, (d) => byClass(layout.delegate, d), none),
    tables: byClass(layout.table, 0),
    interpreters: named(
      people.interpreterIds,
      (i) => price(layout.interpreterDay[i]!),
      (v) => v === 0,
    ),
    needs,
    waits: nameWaits(model, program, y),
  };
}

function nameWaits({ people, slots }: Model, program: Program, y: Float64Array) {
  const idOf = new Map([...slots.byId].map(([id, p]) => [p, id]));
  const first = program.pairRows - program.waits.length;
  return program.waits
    .map(({ delegate, from, idle, to }, k) => ({
      delegate: people.delegateIds[delegate]!,
      from: idOf.get(from)!,
      idle: idOf.get(idle)!,
      to: idOf.get(to)!,
      price: y[first + k]!,
    }))
    .filter(({ price }) => price !== 0);
}

/** Each two sets of languages without a common one, and the need between them. */
function needPairs({ people }: Model): { between: [string[], string[]]; need: number }[] {
  const found: { between: [string[], string[]]; need: number }[] = [];
  people.spoken.forEach((first, x) => {
    people.spoken.forEach((second, y) => {
      const need = people.need[x * people.classes + y]!;
      if (x <= y && need > 0) found.push({ between: [first, second], need });
    });
  });
  return found;
}
