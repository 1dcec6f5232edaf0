import type {
  Instance,
  InstancePair,
  InstanceParticipant,
  InstanceSlot,
  InstanceTable,
  InstanceWeights,
} from './instance.js';
import { type Problem, throwProblems } from './instance-error.js';
import { readLocked, readPrecedences, readPrevious } from './instance-check-entries.js';
import { readAvailable, readInterpreters, readParticipants } from './instance-check-people.js';
import {
  claimId,
  countAt,
  idAt,
  knownId,
  objectAt,
  pathOf,
  type Place,
  refuse,
  report,
  requiredCountAt,
  rowsAt,
  stringAt,
  stringsAt,
} from './json-fields.js';
import { PairKeys } from './pair-keys.js';

const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/**
 * Reads an instance (`showcase-instance/1`) from parsed JSON, without the fields the format does not know.
 * @throws InstanceError for everything `docs/instance-format.md` lists as refused; all problems at once.
 */
export function parseInstance(json: unknown): Instance {
  const problems: Problem[] = [];
  const file = objectAt(json, '', problems);
  throwProblems(problems);
  if (file.row['format'] !== 'showcase-instance/1') {
    refuse('instance.format', 'format', 'format is not "showcase-instance/1"');
  }
  const name = stringAt(file, 'name');
  const slots = readSlots(file);
  const slotIds = new Set(slots.map((slot) => slot.id));
  const tables = readTables(file, slotIds);
  const participants = readParticipants(file, slotIds);
  const interpreters = readInterpreters(file, slotIds);
  const pairs = readPairs(file, participants, slotIds);
  const pairKeys = new PairKeys(pairs);
  const known = { slotIds, tables, participants, interpreters, pairs: pairKeys };
  const instance: Instance = {
    format: 'showcase-instance/1',
    name,
    slots,
    tables,
    participants,
    interpreters,
    pairs,
    locked: readLocked(file, known),
    previous: readPrevious(file),
    precedences: readPrecedences(file, known.pairs),
    weights: readWeights(file),
  };
  throwProblems(problems);
  return instance;
}

function readSlots(file: Place): InstanceSlot[] {
  const taken = new Set<string>();
  let lastEnd = -Infinity;
  return rowsAt(file, 'slots').map((row) => {
    const id = idAt(row, 'id');
    claimId(row, taken, id, pathOf(row, 'id'));
    const start = timeAt(row, 'start');
    const end = timeAt(row, 'end');
    if (end <= start) {
      report(row, 'slot.order', row.path, `${row.path} ends before it starts`, row.row['end']);
    }
    if (start < lastEnd) {
      const message = `${row.path} starts before the slot above it ends`;
      report(row, 'slot.order', row.path, message, row.row['start']);
    }
    if (!Number.isNaN(end)) lastEnd = end;
    return {
      id,
      start: stringAt(row, 'start'),
      end: stringAt(row, 'end'),
      session: stringAt(row, 'session'),
    };
  });
}

function timeAt(row: Place, field: string): number {
  if (typeof row.row[field] !== 'string') {
    stringAt(row, field);
    return NaN;
  }
  const text = row.row[field];
  const time = UTC_TIME.test(text) ? Date.parse(text) : NaN;
  const path = pathOf(row, field);
  if (Number.isNaN(time)) {
    const message = `${path} is not a UTC time such as 2026-12-02T17:00:00Z`;
    report(row, 'slot.time', path, message, text);
  }
  return time;
}

function readTables(file: Place, slotIds: ReadonlySet<string>): InstanceTable[] {
  const taken = new Set<string>();
  return rowsAt(file, 'tables').map((row) => {
    const id = idAt(row, 'id');
    claimId(row, taken, id, pathOf(row, 'id'));
    return { id, ...readAvailable(row, slotIds) };
  });
}

function readPairs(
  file: Place,
  participants: InstanceParticipant[],
  slotIds: ReadonlySet<string>,
): InstancePair[] {
  const firms = new Map(participants.map((firm) => [firm.id, firm]));
  const known = new Set(firms.keys());
  const seen = new PairKeys([]);
  return rowsAt(file, 'pairs').map((row) => {
    const a = idAt(row, 'a');
    const b = idAt(row, 'b');
    knownId(row, known, a, pathOf(row, 'a'));
    knownId(row, known, b, pathOf(row, 'b'));
    if (a === b && a !== '') {
      report(row, 'pair.same', row.path, `${row.path}: "${a}" cannot meet itself`, a);
    }
    if (a !== '' && b !== '' && !seen.add(a, b)) {
      report(row, 'pair.duplicate', row.path, `${row.path}: ${a} - ${b} again`, [a, b]);
    }
    const must = row.row['must'];
    if (must !== undefined && typeof must !== 'boolean') {
      const path = pathOf(row, 'must');
      report(row, 'shape.boolean', path, `${path} is not true or false`, must);
    }
    return {
      a,
      b,
      score: requiredCountAt(row, 'score'),
      ...(typeof must === 'boolean' ? { must } : {}),
      ...readPairDelegates(row, firms.get(a), firms.get(b)),
      ...readAvailable(row, slotIds),
    };
  });
}

function readPairDelegates(
  row: Place,
  a: InstanceParticipant | undefined,
  b: InstanceParticipant | undefined,
): { delegates?: { a?: string[]; b?: string[] } } {
  if (row.row['delegates'] === undefined) return {};
  const place = objectAt(row.row['delegates'], pathOf(row, 'delegates'), row.problems);
  const read = (field: 'a' | 'b', firm: InstanceParticipant | undefined) => {
    const ids = stringsAt(place, field);
    if (ids === undefined) return {};
    if (firm === undefined) return {};
    const own = new Set(firm.delegates.map((delegate) => delegate.id));
    ids.forEach((id, i) => knownId(place, own, id, `${pathOf(place, field)}[${i}]`));
    return { [field]: ids };
  };
  return { delegates: { ...read('a', a), ...read('b', b) } };
}

function readWeights(file: Place): InstanceWeights {
  const place = objectAt(file.row['weights'], 'weights', file.problems);
  return {
    must: countAt(place, 'must') ?? 0,
    shortfall: countAt(place, 'shortfall') ?? 0,
    gap: countAt(place, 'gap') ?? 0,
    break: countAt(place, 'break') ?? 0,
    change: countAt(place, 'change') ?? 0,
  };
}
