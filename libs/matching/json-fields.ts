import { InstanceError, type Problem } from './instance-error.js';

/** One JSON object that is being read, and where it stands in the file. */
export interface Place {
  row: Record<string, unknown>;
  path: string;
  /** Problems are listed here and reading goes on with a stand-in; null: the first one is thrown. */
  problems: Problem[] | null;
}

const NUMBER_MAX = 1_000_000_000;

export function refuse(code: string, path: string, message: string): never {
  throw new InstanceError(code, path, message);
}

/** Notes what is wrong with `value`, or throws where problems are not listed. */
export function report(
  place: Pick<Place, 'problems'>,
  code: string,
  path: string,
  message: string,
  value?: unknown,
): void {
  if (place.problems === null) refuse(code, path, message);
  place.problems.push({ code, path, message, ...(value === undefined ? {} : { value }) });
}

export function objectAt(value: unknown, path: string, problems: Problem[] | null = null): Place {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report({ problems }, 'shape.object', path, `${path || 'the file'} is not an object`, value);
    return { row: {}, path, problems: problems === null ? null : [] };
  }
  return { row: value as Record<string, unknown>, path, problems };
}

/** The rows of a list. An absent list is empty where `optional`. */
export function rowsAt(place: Place, field: string, optional = false): Place[] {
  const path = pathOf(place, field);
  const value = place.row[field];
  if (value === undefined && optional) return [];
  if (!Array.isArray(value)) {
    report(place, 'shape.list', path, `${path} is not a list`, value);
    return [];
  }
  return value.map((row: unknown, i) => objectAt(row, `${path}[${i}]`, place.problems));
}

/** An id, or '' where there is none. */
export function idAt(place: Place, field: string): string {
  const value = place.row[field];
  const path = pathOf(place, field);
  if (value === undefined || value === null || value === '') {
    report(place, 'id.missing', path, `${path} is missing`);
    return '';
  }
  return stringAt(place, field);
}

export function stringAt(place: Place, field: string): string {
  const value = place.row[field];
  const path = pathOf(place, field);
  if (typeof value === 'string') return value;
  report(place, 'shape.string', path, `${path} is not a string`, value);
  return '';
}

export function optionalIdAt(place: Place, field: string): string | undefined {
  return place.row[field] === undefined ? undefined : idAt(place, field);
}

/** A list of strings; `undefined` where the field is absent. */
export function stringsAt(place: Place, field: string): string[] | undefined {
  const value = place.row[field];
  if (value === undefined) return undefined;
  const path = pathOf(place, field);
  if (!Array.isArray(value)) {
    report(place, 'shape.list', path, `${path} is not a list`, value);
    return [];
  }
  return value.map((entry: unknown, i) => {
    if (typeof entry === 'string') return entry;
    report(place, 'shape.string', `${path}[${i}]`, `${path}[${i}] is not a string`, entry);
    return '';
  });
}

/** An integer from 0 to 10^9; `undefined` where the field is absent. */
export function countAt(place: Place, field: string): number | undefined {
  const value = place.row[field];
  if (value === undefined) return undefined;
  const path = pathOf(place, field);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= NUMBER_MAX) {
    return value;
  }
  const message = `${path} is not an integer from 0 to ${NUMBER_MAX}`;
  report(place, 'number.range', path, message, value);
  return 0;
}

export function requiredCountAt(place: Place, field: string): number {
  const value = countAt(place, field);
  const path = pathOf(place, field);
  if (value === undefined) report(place, 'number.range', path, `${path} is missing`);
  return value ?? 0;
}

export function pathOf(place: Place, field: string): string {
  return place.path === '' ? field : `${place.path}.${field}`;
}

/** Notes an id that an earlier row of the same kind has, and remembers it. */
export function claimId(place: Place, taken: Set<string>, id: string, path: string): void {
  if (id === '') return;
  if (taken.has(id)) report(place, 'id.duplicate', path, `${path}: "${id}" is used twice`, id);
  taken.add(id);
}

/** Notes an id that nothing has. What is missing was noted before. */
export function knownId(place: Place, known: ReadonlySet<string>, id: string, path: string): void {
  if (id === '' || known.has(id)) return;
  report(place, 'id.unknown', path, `${path}: "${id}" is unknown`, id);
}
