import type { Timetable, TimetableMeeting } from './instance.js';
import { idAt, objectAt, pathOf, type Place, refuse, rowsAt, stringAt } from './json-fields.js';

/**
 * Reads a timetable (`showcase-timetable/1`) from parsed JSON. Whether it obeys the rules is for the verifier.
 * @throws InstanceError when a field has the wrong shape.
 */
export function parseTimetable(json: unknown): Timetable {
  const file = objectAt(json, '');
  if (file.row['format'] !== 'showcase-timetable/1') {
    refuse('timetable.format', 'format', 'format is not "showcase-timetable/1"');
  }
  return {
    format: 'showcase-timetable/1',
    instance: stringAt(file, 'instance'),
    meetings: rowsAt(file, 'meetings').map(readMeeting),
    value: numberAt(file, 'value'),
    bound: numberAt(file, 'bound'),
    seed: optionalNumberAt(file, 'seed'),
    algorithm: file.row['algorithm'] === undefined ? '' : stringAt(file, 'algorithm'),
    elapsedMs: optionalNumberAt(file, 'elapsedMs'),
  };
}

function readMeeting(place: Place): TimetableMeeting {
  return {
    a: idAt(place, 'a'),
    b: idAt(place, 'b'),
    slot: idAt(place, 'slot'),
    table: idAt(place, 'table'),
    aDelegate: idAt(place, 'aDelegate'),
    bDelegate: idAt(place, 'bDelegate'),
    interpreter: place.row['interpreter'] == null ? null : idAt(place, 'interpreter'),
  };
}

function numberAt(place: Place, field: string): number {
  const value = place.row[field];
  const path = pathOf(place, field);
  if (typeof value !== 'number') refuse('shape.number', path, `${path} is not a number`);
  return value;
}

/** Other engines may leave out what only tells how a timetable came about. */
function optionalNumberAt(place: Place, field: string): number {
  return place.row[field] === undefined ? 0 : numberAt(place, field);
}
