import { PairKeys } from '#libs/matching/pair-keys.js';
import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { RoundSnapshot } from '#libs/matching/snapshot.js';

import type { RoundKind, RoundPlan } from './round-kind.js';

/** A published meeting that stays whatever the round comes to. */
export interface StandingMeeting {
  id: string;
  kind: RoundKind;
  firms: [string, string];
  /** Both delegates, and the interpreter where there is one. */
  people: string[];
  /** Its name in instances; null for a video meeting. */
  table: string | null;
  startsAt: Date;
  endsAt: Date;
}

type Times = Pick<StandingMeeting, 'startsAt' | 'endsAt'>;

/**
 * What a round reads beside meetings that stay: people and tables are not free while they meet, limits count what
 * a firm or an interpreter has already, and who meets does not meet again unless that is wished. Pure.
 */
export function besideStanding(
  snapshot: RoundSnapshot,
  standing: StandingMeeting[],
  plan: RoundPlan,
): RoundSnapshot {
  if (standing.length === 0) return snapshot;
  const { slots } = snapshot;
  const taken = takenSlots(slots, standing);
  const left = <Row extends { id: string; available?: string[] }>(row: Row): Row => {
    const busy = taken.get(row.id);
    if (!busy) return row;
    const free = row.available ?? slots.map(({ id }) => id);
    return { ...row, available: free.filter((slot) => !busy.has(slot)) };
  };
  const has = counted(standing.filter(({ kind }) => sharesLimits(kind, plan.kind)));
  const met = metPairs(standing, plan);
  const stands = new PairKeys(met);
  const served = counted(standing.map(({ people }) => ({ firms: people })));
  return {
    ...snapshot,
    tables: snapshot.tables.map(left),
    interpreters: snapshot.interpreters.map(left).map((row) => ({
      ...row,
      ...(row.maxMeetings !== undefined && {
        maxMeetings: Math.max(0, row.maxMeetings - (served.get(row.id) ?? 0)),
      }),
    })),
    firms: snapshot.firms.map((firm) => ({
      ...firm,
      minMeetings: Math.max(0, firm.minMeetings - (has.get(firm.id) ?? 0)),
      maxMeetings: Math.max(0, firm.maxMeetings - (has.get(firm.id) ?? 0)),
      delegates: firm.delegates.map(left),
    })),
    met,
    locked: snapshot.locked.filter(({ a, b }) => !stands.has(a, b)),
  };
}

/** Pairs that do not meet again. */
function metPairs(standing: StandingMeeting[], { kind, again }: RoundPlan) {
  return standing
    .filter((meeting) => meeting.kind === kind || !again)
    .map(({ firms: [a, b] }) => ({ a, b }));
}

/** An interview is not one of the meetings that a firm asked to have so many of. */
function sharesLimits(kind: RoundKind, other: RoundKind): boolean {
  return (kind === 'interview') === (other === 'interview');
}

function takenSlots(
  slots: RoundSnapshot['slots'],
  standing: StandingMeeting[],
): Map<string, Set<string>> {
  const times = slots.map(({ id, start, end }) => ({
    id,
    startsAt: new Date(start),
    endsAt: new Date(end),
  }));
  const taken = new Map<string, Set<string>>();
  for (const meeting of standing) {
    const within = times.filter((slot) => overlap(slot, meeting)).map(({ id }) => id);
    for (const id of [...meeting.people, ...(meeting.table === null ? [] : [meeting.table])])
      taken.set(id, new Set([...(taken.get(id) ?? []), ...within]));
  }
  return taken;
}

function overlap(one: Times, other: Times): boolean {
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt;
}

function counted(rows: { firms: string[] }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of rows.flatMap(({ firms }) => firms)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Meetings of a round that meetings which stay forbid: others were published since it ran. Pure. */
export function clashesWith(
  standing: StandingMeeting[],
  meetings: TimetableMeeting[],
  times: Map<string, Times>,
  plan: RoundPlan,
): TimetableMeeting[] {
  const met = new PairKeys(metPairs(standing, plan));
  const busy = new Map<string, StandingMeeting[]>();
  for (const meeting of standing)
    for (const id of [...meeting.people, meeting.table ?? ''])
      busy.set(id, [...(busy.get(id) ?? []), meeting]);
  return meetings.filter((meeting) => {
    if (met.has(meeting.a, meeting.b)) return true;
    const slot = times.get(meeting.slot);
    const used = [meeting.aDelegate, meeting.bDelegate, meeting.interpreter, meeting.table];
    return used.some(
      (id) => id !== null && slot && busy.get(id)?.some((other) => overlap(slot, other)),
    );
  });
}
