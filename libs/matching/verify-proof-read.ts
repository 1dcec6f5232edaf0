import type { Instance } from './instance.js';
import { objectAt, pathOf, type Place, refuse, rowsAt, stringsAt } from './json-fields.js';
import { readWaits, type WaitPrices } from './verify-proof-waits.js';

/** The prices of a proof by name; what is not named costs nothing. */
export interface PriceList {
  classes: number;
  classOf: Map<string, number>;
  participant(id: string): number;
  delegate(id: string): number[];
  tables: number[];
  interpreter(id: string): number;
  needs: { between: [string[], string[]]; prices: number[] }[];
  need(x: string[], y: string[]): number[];
  waits: WaitPrices;
}

/** @throws InstanceError `proof.classes` unless each slot is in one class; `proof.price` for what is no price. */
export function readPrices(instance: Instance, json: unknown): PriceList {
  const place = objectAt(json, 'prices');
  const classOf = readClasses(instance, place);
  const classes = (place.row['classes'] as unknown[]).length;
  const zero = new Array<number>(classes).fill(0);
  const one = (value: unknown, path: string): number => {
    if (typeof value === 'number' && Number.isInteger(value * 256)) return value;
    return refuse('proof.price', path, `${path} is not a multiple of 1/256`);
  };
  const many = (value: unknown, path: string): number[] => {
    if (!Array.isArray(value) || value.length !== classes) {
      return refuse('proof.price', path, `${path} is not a list of ${classes} prices`);
    }
    return value.map((price: unknown, c) => one(price, `${path}[${c}]`));
  };
  const named = <T>(field: string, read: (value: unknown, path: string) => T): Map<string, T> => {
    const { row, path } = objectAt(place.row[field], pathOf(place, field));
    return new Map(Object.entries(row).map(([id, v]) => [id, read(v, `${path}.${id}`)]));
  };
  const needs = rowsAt(place, 'needs').map((row) => {
    const between = row.row['between'];
    if (!Array.isArray(between) || between.length !== 2) {
      return refuse('proof.need', row.path, `${row.path}.between is not two lists of languages`);
    }
    const [x, y] = [0, 1].map(
      (i) =>
        stringsAt({ row: { of: between[i] as unknown }, path: row.path, problems: null }, 'of') ??
        [],
    );
    return {
      between: [x!, y!] as [string[], string[]],
      prices: many(row.row['prices'], `${row.path}.prices`),
    };
  });
  const key = (x: string[], y: string[]): string =>
    JSON.stringify([[...new Set(x)].sort(), [...new Set(y)].sort()]);
  const byLanguages = new Map<string, number[]>();
  for (const {
    between: [x, y],
    prices,
  } of needs) {
    byLanguages.set(key(x, y), prices).set(key(y, x), prices);
  }
  const participants = named('participants', one);
  const delegates = named('delegates', many);
  const interpreters = named('interpreters', one);
  return {
    classes,
    classOf,
    participant: (id) => participants.get(id) ?? 0,
    delegate: (id) => delegates.get(id) ?? zero,
    tables: many(place.row['tables'], pathOf(place, 'tables')),
    interpreter: (id) => interpreters.get(id) ?? 0,
    needs,
    need: (x, y) => byLanguages.get(key(x, y)) ?? zero,
    waits: readWaits(instance, place, one),
  };
}

function readClasses(instance: Instance, place: Place): Map<string, number> {
  const lists = place.row['classes'];
  const path = pathOf(place, 'classes');
  if (!Array.isArray(lists)) return refuse('proof.classes', path, `${path} is not a list`);
  const classOf = new Map<string, number>();
  lists.forEach((ids: unknown, c) => {
    const read = stringsAt({ row: { of: ids }, path: `${path}[${c}]`, problems: null }, 'of') ?? [];
    for (const id of read) {
      if (classOf.has(id)) refuse('proof.classes', path, `${path}: slot "${id}" is in two classes`);
      classOf.set(id, c);
    }
  });
  const missing = instance.slots.find(({ id }) => !classOf.has(id));
  if (missing) refuse('proof.classes', path, `${path}: slot "${missing.id}" is in no class`);
  return classOf;
}
