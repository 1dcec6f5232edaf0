import type {
  Instance,
  InstancePair,
  InstanceParticipant,
  InstanceSlot,
  InstanceTable,
  InstanceWeights,
} from './instance.js';
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
  requiredCountAt,
  rowsAt,
  stringAt,
  stringsAt,
} from './json-fields.js';
import { PairKeys } from './pair-keys.js';

const UTC_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/;

/**
 * Reads an instance (`showcase-instance/1`) from parsed JSON, without the fields the format does not know.
 * @throws InstanceError for everything `docs/instance-format.md` lists as refused; the first problem met.
 */
export function parseInstance(json: unknown): Instance {
  const file = objectAt(json, '');
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
  const known = { slotIds, tables, participants, interpreters, pairs: new PairKeys(pairs) };
  return {
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
}

function readSlots(file: Place): InstanceSlot[] {
  const taken = new Set<string>();
  let lastEnd = -Infinity;
  return rowsAt(file, 'slots').map((row) => {
    const id = idAt(row, 'id');
    claimId(taken, id, pathOf(row, 'id'));
    const start = timeAt(row, 'start');
    const end = timeAt(row, 'end');
    if (end <= start) refuse('slot.order', row.path, `${row.path} ends before it starts`);
    if (start < lastEnd) {
      refuse('slot.order', row.path, `${row.path} starts before the slot above it ends`);
    }
    lastEnd = end;
    return {
      id,
      start: stringAt(row, 'start'),
      end: stringAt(row, 'end'),
      session: stringAt(row, 'session'),
    };
  });
}

function timeAt(row: Place, field: string): number {
  const text = stringAt(row, field);
  const time = UTC_TIME.test(text) ? Date.parse(text) : NaN;
  const path = pathOf(row, field);
  if (Number.isNaN(time)) {
    refuse('slot.time', path, `${path} is not a UTC time such as 2026-12-02T17:00:00Z`);
  }
  return time;
}

function readTables(file: Place, slotIds: ReadonlySet<string>): InstanceTable[] {
  const taken = new Set<string>();
  return rowsAt(file, 'tables').map((row) => {
    const id = idAt(row, 'id');
    claimId(taken, id, pathOf(row, 'id'));
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
    knownId(known, a, pathOf(row, 'a'));
    knownId(known, b, pathOf(row, 'b'));
    if (a === b) refuse('pair.same', row.path, `${row.path}: "${a}" cannot meet itself`);
    if (!seen.add(a, b)) refuse('pair.duplicate', row.path, `${row.path}: ${a} - ${b} again`);
    const must = row.row['must'];
    if (must !== undefined && typeof must !== 'boolean') {
      refuse('shape.boolean', pathOf(row, 'must'), `${pathOf(row, 'must')} is not true or false`);
    }
    return {
      a,
      b,
      score: requiredCountAt(row, 'score'),
      ...(must === undefined ? {} : { must }),
      ...readPairDelegates(row, firms.get(a)!, firms.get(b)!),
      ...readAvailable(row, slotIds),
    };
  });
}

function readPairDelegates(
  row: Place,
  a: InstanceParticipant,
  b: InstanceParticipant,
): { delegates?: { a?: string[]; b?: string[] } } {
  if (row.row['delegates'] === undefined) return {};
  const place = objectAt(row.row['delegates'], pathOf(row, 'delegates'));
  const read = (field: 'a' | 'b', firm: InstanceParticipant) => {
    const ids = stringsAt(place, field);
    if (ids === undefined) return {};
    const own = new Set(firm.delegates.map((delegate) => delegate.id));
    ids.forEach((id, i) => knownId(own, id, `${pathOf(place, field)}[${i}]`));
    return { [field]: ids };
  };
  return { delegates: { ...read('a', a), ...read('b', b) } };
}

function readWeights(file: Place): InstanceWeights {
  const place = objectAt(file.row['weights'], 'weights');
  return {
    must: countAt(place, 'must') ?? 0,
    shortfall: countAt(place, 'shortfall') ?? 0,
    gap: countAt(place, 'gap') ?? 0,
    break: countAt(place, 'break') ?? 0,
    change: countAt(place, 'change') ?? 0,
  };
}
