import { randomUUID } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import type { TimetableMeeting } from '#libs/matching/instance.js';
import type { ScoredPair } from '#libs/matching/snapshot.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';

import type { StandingMeeting } from './beside-standing.js';
import { Meeting } from './meeting.entity.js';
import type { Round } from './round.entity.js';
import type { ScheduleVersion } from './schedule-version.entity.js';
import { tableId } from './table-id.js';

interface Former {
  uid: string;
  sequence: number;
  version: number;
  key: string;
  place: string;
}

/**
 * Writes the meetings of a new version: those that stay, as they are, and those of the round;
 * uid and sequence go on from the versions before.
 */
export async function freezeMeetings(
  manager: EntityManager,
  version: ScheduleVersion,
  round: Round,
  standing: StandingMeeting[],
): Promise<void> {
  await carryOver(manager, version, standing);
  const meetings = round.timetable?.meetings ?? [];
  const ofShowcase = { showcase: { id: round.showcase.id } };
  const [slots, tables, participants] = [
    new Map((await manager.findBy(Slot, ofShowcase)).map((slot) => [slot.code, slot.id])),
    new Map(
      (await manager.findBy(ShowcaseTable, ofShowcase)).map((t) => [tableId(t.number), t.id]),
    ),
    new Map(
      (await manager.find(Participant, { where: ofShowcase, relations: { company: true } })).map(
        (participant) => [participant.id, participant.company.country],
      ),
    ),
  ];
  const former = await formerMeetings(manager, round.showcase.id);
  const reasons = new Map((round.reasons ?? []).map((pair) => [pairKey(pair), pair]));
  const rows = meetings.map((meeting) => {
    const { kr, us } = bySide(meeting, participants);
    const place: Place = {
      slot: { id: slots.get(meeting.slot) ?? '' },
      table: round.kind === 'video' ? null : { id: tables.get(meeting.table) ?? '' },
      krDelegate: { id: kr.delegate },
      usDelegate: { id: us.delegate },
      interpreter: meeting.interpreter === null ? null : { id: meeting.interpreter },
    };
    const pair = reasons.get(pairKey(meeting));
    return {
      version: { id: version.id },
      krParticipant: { id: kr.participant },
      usParticipant: { id: us.participant },
      kind: round.kind,
      round: { id: round.id },
      ...place,
      ...identity(
        former.get(`${kr.participant} ${us.participant} ${round.kind}`),
        version.number,
        placeKey(place),
      ),
      score: pair?.score ?? 0,
      reasons: pair?.reasons ?? [],
    };
  });
  await manager.insert(Meeting, rows);
}

async function carryOver(
  manager: EntityManager,
  version: ScheduleVersion,
  standing: StandingMeeting[],
): Promise<void> {
  await manager.query(
    `insert into meeting (uid, sequence, kind, round_id, score, reasons, version_id, kr_participant_id,
       us_participant_id, slot_id, table_id, kr_delegate_id, us_delegate_id, interpreter_id)
     select uid, sequence, kind, round_id, score, reasons, $1, kr_participant_id,
       us_participant_id, slot_id, table_id, kr_delegate_id, us_delegate_id, interpreter_id
     from meeting where id = any($2)`,
    [version.id, standing.map(({ id }) => id)],
  );
}

function pairKey({ a, b }: ScoredPair | TimetableMeeting): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function bySide(meeting: TimetableMeeting, countries: Map<string, string>) {
  const a = { participant: meeting.a, delegate: meeting.aDelegate };
  const b = { participant: meeting.b, delegate: meeting.bDelegate };
  const [first, second] = [meeting.a, meeting.b].map((id) => countries.get(id));
  // A firm and a host of its own country: the same way round each time, for the uid goes by it.
  const turned = first === second ? meeting.a > meeting.b : first === 'US';
  return turned ? { kr: b, us: a } : { kr: a, us: b };
}

interface Place {
  slot: { id: string };
  table: { id: string } | null;
  krDelegate: { id: string };
  usDelegate: { id: string };
  interpreter: { id: string } | null;
}

function placeKey(place: Place): string {
  const { slot, table, krDelegate, usDelegate, interpreter } = place;
  return [slot, table, krDelegate, usDelegate, interpreter].map((each) => each?.id ?? '').join(' ');
}

/** RFC 5545 SEQUENCE: raised by a change, and once more when the meeting was cancelled in between. */
function identity(former: Former | undefined, version: number, place: string) {
  if (!former) return { uid: randomUUID(), sequence: 0 };
  const wasCancelled = former.version < version - 1;
  const raised = (former.place === place ? 0 : 1) + (wasCancelled ? 2 : 0);
  return { uid: former.uid, sequence: former.sequence + raised };
}

/** The last published meeting of each pair of firms and kind. */
async function formerMeetings(
  manager: EntityManager,
  showcaseId: string,
): Promise<Map<string, Former>> {
  const rows = await manager.query<Former[]>(
    `select distinct on (m.kr_participant_id, m.us_participant_id, m.kind)
       m.uid, m.sequence, v.number as version,
       concat_ws(' ', m.kr_participant_id, m.us_participant_id, m.kind) as key,
       concat_ws(' ', m.slot_id, coalesce(m.table_id::text, ''), m.kr_delegate_id, m.us_delegate_id,
         coalesce(m.interpreter_id::text, '')) as place
     from meeting m join schedule_version v on v.id = m.version_id
     where v.showcase_id = $1
     order by m.kr_participant_id, m.us_participant_id, m.kind, v.number desc`,
    [showcaseId],
  );
  return new Map(rows.map((row) => [row.key, row]));
}
