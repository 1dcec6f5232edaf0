import type { InstanceDelegate, InstanceInterpreter, InstanceParticipant } from './instance.js';
import {
  claimId,
  countAt,
  idAt,
  knownId,
  pathOf,
  type Place,
  report,
  requiredCountAt,
  rowsAt,
  stringAt,
  stringsAt,
} from './json-fields.js';

/** The slot ids of a row's `available`, where it has one. */
export function readAvailable(row: Place, slotIds: ReadonlySet<string>): { available?: string[] } {
  const available = stringsAt(row, 'available');
  if (available === undefined) return {};
  available.forEach((id, i) => knownId(row, slotIds, id, `${pathOf(row, 'available')}[${i}]`));
  return { available };
}

/** Firms with their delegates, whose ids are unique over all firms. */
export function readParticipants(file: Place, slotIds: ReadonlySet<string>): InstanceParticipant[] {
  const taken = new Set<string>();
  const people = new Set<string>();
  return rowsAt(file, 'participants').map((row) => {
    const id = idAt(row, 'id');
    claimId(row, taken, id, pathOf(row, 'id'));
    const maxMeetings = requiredCountAt(row, 'maxMeetings');
    const minMeetings = countAt(row, 'minMeetings') ?? 0;
    if (minMeetings > maxMeetings) {
      const path = pathOf(row, 'minMeetings');
      report(row, 'participant.min-above-max', path, `${path} is above maxMeetings`, minMeetings);
    }
    const side = row.row['side'] === undefined ? {} : { side: stringAt(row, 'side') };
    const delegates = readDelegates(row, people, slotIds);
    return { id, ...side, minMeetings, maxMeetings, delegates };
  });
}

function readDelegates(
  firm: Place,
  people: Set<string>,
  slotIds: ReadonlySet<string>,
): InstanceDelegate[] {
  return rowsAt(firm, 'delegates').map((row) => {
    const id = idAt(row, 'id');
    claimId(row, people, id, pathOf(row, 'id'));
    return { id, languages: languagesAt(row), ...readAvailable(row, slotIds) };
  });
}

function languagesAt(row: Place): string[] {
  const path = pathOf(row, 'languages');
  const languages = stringsAt(row, 'languages');
  if (languages === undefined) report(row, 'shape.list', path, `${path} is missing`);
  return languages ?? [];
}

export function readInterpreters(file: Place, slotIds: ReadonlySet<string>): InstanceInterpreter[] {
  const taken = new Set<string>();
  return rowsAt(file, 'interpreters', true).map((row) => {
    const id = idAt(row, 'id');
    claimId(row, taken, id, pathOf(row, 'id'));
    const maxMeetings = countAt(row, 'maxMeetings');
    return {
      id,
      languages: languagesAt(row),
      ...readAvailable(row, slotIds),
      ...(maxMeetings === undefined ? {} : { maxMeetings }),
    };
  });
}
