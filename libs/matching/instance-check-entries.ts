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
  report,
  rowsAt,
} from './json-fields.js';
import { PairKeys } from './pair-keys.js';
import { findCycle } from './precedence-cycle.js';

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
  const firmIds = new Set(people.keys());
  return readEntries(file, 'locked').map(({ entry, place }) => {
    for (const field of ['a', 'b'] as const) {
      knownId(place, firmIds, entry[field], pathOf(place, field));
    }
    if (firmIds.has(entry.a) && firmIds.has(entry.b) && !known.pairs.has(entry.a, entry.b)) {
      const message = `${place.path}: ${entry.a} - ${entry.b} not in pairs`;
      report(place, 'locked.not-a-pair', place.path, message, [entry.a, entry.b]);
    }
    knownId(place, known.slotIds, entry.slot, pathOf(place, 'slot'));
    if (entry.table !== undefined) knownId(place, tableIds, entry.table, pathOf(place, 'table'));
    if (entry.aDelegate !== undefined) {
      knownId(place, people.get(entry.a) ?? new Set(), entry.aDelegate, pathOf(place, 'aDelegate'));
    }
    if (entry.bDelegate !== undefined) {
      knownId(place, people.get(entry.b) ?? new Set(), entry.bDelegate, pathOf(place, 'bDelegate'));
    }
    if (typeof entry.interpreter === 'string') {
      knownId(place, interpreterIds, entry.interpreter, pathOf(place, 'interpreter'));
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
    if (a === b && a !== '') {
      report(place, 'pair.same', place.path, `${place.path}: "${a}" cannot meet itself`, a);
    }
    if (a !== '' && b !== '' && !seen.add(a, b)) {
      report(place, `${field}.duplicate`, place.path, `${place.path}: ${a} - ${b} again`, [a, b]);
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
  const cycle = findCycle(precedences);
  if (cycle !== null) {
    const path = `precedences[${Math.min(...cycle)}]`;
    const message = `precedences ${cycle.join(', ')} form a cycle: each asks to be held before the next`;
    report(file, 'precedence.cycle', path, message, cycle);
  }
  return precedences;
}

function pairAt(row: Place, field: string, pairs: PairKeys): { a: string; b: string } {
  const place = objectAt(row.row[field], pathOf(row, field), row.problems);
  const a = idAt(place, 'a');
  const b = idAt(place, 'b');
  if (a !== '' && b !== '' && !pairs.has(a, b)) {
    const message = `${place.path}: ${a} - ${b} is not in pairs`;
    report(place, 'precedence.not-a-pair', place.path, message, [a, b]);
  }
  return { a, b };
}
