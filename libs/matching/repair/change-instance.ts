import { closePast } from '../edit/close-past.js';
import type { Instance, InstanceEntry, TimetableMeeting } from '../instance.js';
import type { RoundSnapshot, ScoredPair } from '../snapshot.js';
import { type Cause, isSamePair, withoutDeclined, withoutLost } from './cause.js';

/** Something that happened to a timetable, and the slots that had begun by then. */
export interface Incident {
  cause: Cause;
  meetings: TimetableMeeting[];
  begun: ReadonlySet<string>;
  /** What people have been told, against which changes are counted; absent: the timetable itself. */
  told?: InstanceEntry[] | undefined;
}

/** The rest of the problem: what is lost is out, what has begun is shut, and each change costs. */
export function changeInstance(instance: Instance, incident: Incident): Instance {
  const { participants, interpreters = [] } = instance;
  const parts = { ...instance, firms: participants, interpreters };
  const { firms, ...left } = withoutLost(parts, incident.cause, incident.begun);
  const pairs = withoutDeclined(instance.pairs, incident.cause, hasBegun(incident));
  return { ...left, participants: firms, pairs, ...fromHere(left, incident) };
}

/** The same for a snapshot and its scored pairs, to be stored with the round. */
export function changeSnapshot(
  { snapshot, pairs }: { snapshot: RoundSnapshot; pairs: ScoredPair[] },
  incident: Incident,
): { snapshot: RoundSnapshot; pairs: ScoredPair[] } {
  const left = withoutLost(snapshot, incident.cause, incident.begun);
  return {
    snapshot: { ...left, ...fromHere(left, incident) },
    pairs: withoutDeclined(pairs, incident.cause, hasBegun(incident)),
  };
}

function fromHere(
  { slots, tables }: Pick<Instance, 'slots' | 'tables'>,
  { meetings, begun, told }: Incident,
): Pick<Required<Instance>, 'tables' | 'locked' | 'previous'> {
  return {
    tables: closePast(slots, tables, meetings, begun),
    locked: [],
    previous: told ?? meetings,
  };
}

const hasBegun =
  ({ meetings, begun }: Incident) =>
  (pair: { a: string; b: string }): boolean =>
    meetings.some((row) => begun.has(row.slot) && isSamePair(row, pair));
