import { In, type DataSource } from 'typeorm';

import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { ScoreReason } from '#libs/matching/snapshot.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import { findVersion, readMeetings } from './read-meetings.js';
import type { RoundKind } from './round-kind.js';
import { RoundError } from './round-error.js';
import { Round } from './round.entity.js';
import { tableId } from './table-id.js';

export interface TimetableSide {
  participant: Participant;
  delegate: Delegate;
}

export interface TimetableEntry {
  id: string;
  kind: RoundKind;
  slot: string;
  /** Null for a video meeting. */
  table: number | null;
  kr: TimetableSide;
  us: TimetableSide;
  interpreter: Interpreter | null;
  score: number;
  reasons: ScoreReason[];
}

/** A timetable with all a page shows of it. `version` is null for a proposal. */
export interface ReadTimetable {
  showcase: Showcase;
  round: number;
  version: number | null;
  slots: Slot[];
  tables: number[];
  meetings: TimetableEntry[];
}

async function places(dataSource: DataSource, showcaseId: string) {
  const where = { showcase: { id: showcaseId } };
  const [slots, tables] = await Promise.all([
    dataSource.manager.find(Slot, { where, order: { startsAt: 'ASC' } }),
    dataSource.manager.find(ShowcaseTable, { where, order: { number: 'ASC' } }),
  ]);
  return { slots, tables: tables.map((table) => table.number) };
}

/** A published version, the newest without a number; null when there is none. */
export async function readPublished(
  dataSource: DataSource,
  showcase: Showcase,
  number?: number,
): Promise<ReadTimetable | null> {
  const version = await findVersion(dataSource.manager, showcase.id, number);
  if (!version) return null;
  const meetings = await readMeetings(dataSource.manager, version.id);
  return {
    showcase,
    round: version.round.number,
    version: version.number,
    ...(await places(dataSource, showcase.id)),
    meetings: meetings.map((meeting) => ({
      id: meeting.id,
      kind: meeting.kind,
      slot: meeting.slot.code,
      table: meeting.table?.number ?? null,
      kr: { participant: meeting.krParticipant, delegate: meeting.krDelegate },
      us: { participant: meeting.usParticipant, delegate: meeting.usDelegate },
      interpreter: meeting.interpreter,
      score: meeting.score,
      reasons: meeting.reasons,
    })),
  };
}

/**
 * The proposal of a round, published or not.
 * @throws RoundError `round.no-timetable` before there is one
 */
export async function readProposal(
  dataSource: DataSource,
  roundId: string,
): Promise<ReadTimetable> {
  const round = await dataSource
    .getRepository(Round)
    .createQueryBuilder('round')
    .addSelect(['round.timetable', 'round.reasons'])
    .innerJoinAndSelect('round.showcase', 'showcase')
    .where('round.id = :roundId', { roundId })
    .getOne();
  if (!round?.timetable) throw new RoundError('round.no-timetable');
  const { showcase, timetable } = round;
  const people = await loadPeople(dataSource, timetable.meetings);
  const reasons = new Map((round.reasons ?? []).map((pair) => [`${pair.a} ${pair.b}`, pair]));
  const { slots, tables } = await places(dataSource, showcase.id);
  const numbers = new Map(tables.map((number) => [tableId(number), number]));
  const meetings = timetable.meetings.flatMap((meeting) => {
    const sides = people.sides(meeting);
    const pair =
      reasons.get(`${meeting.a} ${meeting.b}`) ?? reasons.get(`${meeting.b} ${meeting.a}`);
    return sides
      ? {
          id: `${meeting.a}.${meeting.b}`,
          kind: round.kind,
          slot: meeting.slot,
          table: round.kind === 'video' ? null : (numbers.get(meeting.table) ?? 0),
          ...sides,
          interpreter: people.interpreter(meeting),
          score: pair?.score ?? 0,
          reasons: pair?.reasons ?? [],
        }
      : [];
  });
  return { showcase, round: round.number, version: null, slots, tables, meetings };
}

/** The people and firms that a timetable names by id, in three queries. */
async function loadPeople(dataSource: DataSource, meetings: TimetableMeeting[]) {
  const { manager } = dataSource;
  const [participants, delegates, interpreters] = await Promise.all([
    manager.find(Participant, {
      where: { id: In(meetings.flatMap(({ a, b }) => [a, b])) },
      relations: { company: true },
    }),
    manager.findBy(Delegate, {
      id: In(meetings.flatMap(({ aDelegate, bDelegate }) => [aDelegate, bDelegate])),
    }),
    manager.findBy(Interpreter, {
      id: In(meetings.flatMap(({ interpreter }) => (interpreter === null ? [] : [interpreter]))),
    }),
  ]);
  const byId = <T extends { id: string }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  const [firms, persons, helpers] = [byId(participants), byId(delegates), byId(interpreters)];
  const side = (firm: string, person: string): TimetableSide | null => {
    const [participant, delegate] = [firms.get(firm), persons.get(person)];
    return participant && delegate ? { participant, delegate } : null;
  };
  return {
    // Someone who has left since the round ran leaves a meeting without a side: it is not shown.
    sides: (meeting: TimetableMeeting) => {
      const a = side(meeting.a, meeting.aDelegate);
      const b = side(meeting.b, meeting.bDelegate);
      if (!a || !b) return null;
      return a.participant.company.country === 'KR' ? { kr: a, us: b } : { kr: b, us: a };
    },
    interpreter: (meeting: TimetableMeeting) =>
      (meeting.interpreter !== null && helpers.get(meeting.interpreter)) || null,
  };
}
