import { InstanceError } from './instance-error.js';

/** One JSON object that is being read, and where it stands in the file. */
export interface Place {
  row: Record<string, unknown>;
  path: string;
}

const NUMBER_MAX = 1_000_000_000;

export function refuse(code: string, path: string, message: string): never {
  throw new InstanceError(code, path, message);
}

export function objectAt(value: unknown, path: string): Place {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse('shape.object', path, `${path || 'the file'} is not an object`);
  }
  return { row: value as Record<string, unknown>, path };
}

/** The rows of a list. An absent list is empty where `optional`. */
export function rowsAt(place: Place, field: string, optional = false): Place[] {
  const path = pathOf(place, field);
  const value = place.row[field];
  if (value === undefined && optional) return [];
  if (!Array.isArray(value)) refuse('shape.list', path, `${path} is not a list`);
  return value.map((row: unknown, i) => objectAt(row, `${path}[${i}]`));
}

export function idAt(place: Place, field: string): string {
  const value = place.row[field];
  const path = pathOf(place, field);
  if (value === undefined || value === null || value === '') {
    refuse('id.missing', path, `${path} is missing`);
  }
  return stringAt(place, field);
}

export function stringAt(place: Place, field: string): string {
  const value = place.row[field];
  const path = pathOf(place, field);
  if (typeof value !== 'string') refuse('shape.string', path, `${path} is not a string`);
  return value;
}

export function optionalIdAt(place: Place, field: string): string | undefined {
  return place.row[field] === undefined ? undefined : idAt(place, field);
}

/** A list of strings; `undefined` where the field is absent. */
export function stringsAt(place: Place, field: string): string[] | undefined {
  const value = place.row[field];
  if (value === undefined) return undefined;
  const path = pathOf(place, field);
  if (!Array.isArray(value)) refuse('shape.list', path, `${path} is not a list`);
  return value.map((entry: unknown, i) => {
    if (typeof entry !== 'string') {
      refuse('shape.string', `${path}[${i}]`, `${path}[${i}] is not a string`);
    }
    return entry;
  });
}

/** An integer from 0 to 10^9; `undefined` where the field is absent. */
export function countAt(place: Place, field: string): number | undefined {
  const value = place.row[field];
  if (value === undefined) return undefined;
  const path = pathOf(place, field);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > NUMBER_MAX) {
    refuse('number.range', path, `${path} is not an integer from 0 to ${NUMBER_MAX}`);
  }
  return value;
}

export function requiredCountAt(place: Place, field: string): number {
  const value = countAt(place, field);
  const path = pathOf(place, field);
  if (value === undefined) refuse('number.range', path, `${path} is missing`);
  return value;
}

export function pathOf(place: Place, field: string): string {
  return place.path === '' ? field : `${place.path}.${field}`;
}

/** Refuses an id that an earlier row of the same kind has, and remembers it. */
export function claimId(taken: Set<string>, id: string, path: string): void {
  if (taken.has(id)) refuse('id.duplicate', path, `${path}: "${id}" is used twice`);
  taken.add(id);
}

export function knownId(known: ReadonlySet<string>, id: string, path: string): void {
  if (!known.has(id)) refuse('id.unknown', path, `${path}: "${id}" is unknown`);
}
