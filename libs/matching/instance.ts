/** A point of the programme in which meetings can be held. Times are ISO 8601 in UTC, `2026-12-02T17:00:00Z`. */
export interface InstanceSlot {
  id: string;
  start: string;
  end: string;
  /** Slots with the same session form a morning, an afternoon or a whole day. */
  session: string;
}

/** `available`: slot ids; absent means every slot, `[]` means none (here and below). */
export interface InstanceTable {
  id: string;
  available?: string[];
}

export interface InstanceDelegate {
  id: string;
  languages: string[];
  available?: string[];
}

export interface InstanceParticipant {
  id: string;
  /** For reports only: no rule depends on it. */
  side?: string;
  minMeetings?: number;
  maxMeetings: number;
  delegates: InstanceDelegate[];
}

export interface InstanceInterpreter {
  id: string;
  languages: string[];
  available?: string[];
  maxMeetings?: number;
}

/** Who may meet; `{a, b}` and `{b, a}` are the same pair. `score` in thousandths. */
export interface InstancePair {
  a: string;
  b: string;
  score: number;
  must?: boolean;
  delegates?: { a?: string[]; b?: string[] };
  available?: string[];
}

/** A locked or previous meeting: matched by a meeting that has every field given here. */
export interface InstanceEntry {
  a: string;
  b: string;
  slot: string;
  table?: string;
  aDelegate?: string;
  bDelegate?: string;
  /** `null` means without interpreter; absent means whichever. */
  interpreter?: string | null;
}

export interface InstancePrecedence {
  before: { a: string; b: string };
  after: { a: string; b: string };
}

/** Integers >= 0 in thousandths, default 0. */
export interface InstanceWeights {
  must?: number;
  shortfall?: number;
  gap?: number;
  break?: number;
  change?: number;
}

/** The problem of one round; the rules and the value are in `docs/instance-format.md`. */
export interface Instance {
  format: 'showcase-instance/1';
  name: string;
  slots: InstanceSlot[];
  tables: InstanceTable[];
  participants: InstanceParticipant[];
  interpreters?: InstanceInterpreter[];
  pairs: InstancePair[];
  locked?: InstanceEntry[];
  previous?: InstanceEntry[];
  precedences?: InstancePrecedence[];
  weights: InstanceWeights;
}

export interface TimetableMeeting {
  a: string;
  b: string;
  slot: string;
  table: string;
  aDelegate: string;
  bDelegate: string;
  interpreter: string | null;
}

export interface Timetable {
  format: 'showcase-timetable/1';
  instance: string;
  meetings: TimetableMeeting[];
  /** The value of the instance format, in thousandths. */
  value: number;
  /** A number no feasible timetable of this instance exceeds, in thousandths. */
  bound: number;
  seed: number;
  algorithm: string;
  elapsedMs: number;
}
