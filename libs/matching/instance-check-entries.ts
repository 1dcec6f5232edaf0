import type {
  InstanceEntry,
  InstanceInterpreter,
  InstanceParticipant,
  InstancePrecedence,
  InstanceTable,
} from './instance.js';
import {
  idAt,
  knownId,
  objectAt,
  optionalIdAt,
  pathOf,
  type Place,
  refuse,
  rowsAt,
} from './json-fields.js';
import { PairKeys } from './pair-keys.js';
import { cycleThrough } from './precedence-cycle.js';

interface Known {
  slotIds: ReadonlySet<string>;
  tables: InstanceTable[];
  participants: InstanceParticipant[];
  interpreters: InstanceInterpreter[];
  pairs: PairKeys;
}

/** Everything a locked entry names must be there. */
export function readLocked(file: Place, known: Known): InstanceEntry[] {
  const tableIds = new Set(known.tables.map((table) => table.id));
  const interpreterIds = new Set(known.interpreters.map((interpreter) => interpreter.id));
  const people = new Map(
    known.participants.map((firm) => [firm.id, new Set(firm.delegates.map((d) => d.id))]),
  );
  return readEntries(file, 'locked').map(({ entry, place }) => {
    for (const field of ['a', 'b'] as const) {
      if (!people.has(entry[field])) knownId(new Set(), entry[field], pathOf(place, field));
    }
    if (!known.pairs.has(entry.a, entry.b)) {
      refuse(
        'locked.not-a-pair',
        place.path,
        `${place.path}: ${entry.a} - ${entry.b} not in pairs`,
      );
    }
    knownId(known.slotIds, entry.slot, pathOf(place, 'slot'));
    if (entry.table !== undefined) knownId(tableIds, entry.table, pathOf(place, 'table'));
    if (entry.aDelegate !== undefined) {
      knownId(people.get(entry.a)!, entry.aDelegate, pathOf(place, 'aDelegate'));
    }
    if (entry.bDelegate !== undefined) {
      knownId(people.get(entry.b)!, entry.bDelegate, pathOf(place, 'bDelegate'));
    }
    if (typeof entry.interpreter === 'string') {
      knownId(interpreterIds, entry.interpreter, pathOf(place, 'interpreter'));
    }
    return entry;
  });
}

/** Previous entries may name what is gone: such an entry cannot be matched, which is no error. */
export function readPrevious(file: Place): InstanceEntry[] {
  return readEntries(file, 'previous').map(({ entry }) => entry);
}

function readEntries(file: Place, field: 'locked' | 'previous') {
  const seen = new PairKeys([]);
  return rowsAt(file, field, true).map((place) => {
    const entry = readEntry(place);
    const { a, b } = entry;
    if (a === b) refuse('pair.same', place.path, `${place.path}: "${a}" cannot meet itself`);
    if (!seen.add(a, b)) {
      refuse(`${field}.duplicate`, place.path, `${place.path}: ${a} - ${b} again`);
    }
    return { entry, place };
  });
}

function readEntry(place: Place): InstanceEntry {
  const entry: InstanceEntry = {
    a: idAt(place, 'a'),
    b: idAt(place, 'b'),
    slot: idAt(place, 'slot'),
  };
  for (const field of ['table', 'aDelegate', 'bDelegate'] as const) {
    const id = optionalIdAt(place, field);
    if (id !== undefined) entry[field] = id;
  }
  if (place.row['interpreter'] === null) entry.interpreter = null;
  else if (place.row['interpreter'] !== undefined) entry.interpreter = idAt(place, 'interpreter');
  return entry;
}

export function readPrecedences(file: Place, pairs: PairKeys): InstancePrecedence[] {
  const rows = rowsAt(file, 'precedences', true);
  const precedences = rows.map((row) => ({
    before: pairAt(row, 'before', pairs),
    after: pairAt(row, 'after', pairs),
  }));
  const at = cycleThrough(precedences);
  if (at !== null) {
    refuse('precedence.cycle', `precedences[${at}]`, `precedences[${at}] is part of a cycle`);
  }
  return precedences;
}

function pairAt(row: Place, field: string, pairs: PairKeys): { a: string; b: string } {
  const place = objectAt(row.row[field], pathOf(row, field));
  const a = idAt(place, 'a');
  const b = idAt(place, 'b');
  if (!pairs.has(a, b)) {
    refuse('precedence.not-a-pair', place.path, `${place.path}: ${a} - ${b} is not in pairs`);
  }
  return { a, b };
}
