import type { z } from 'zod';

import type { ListedRound } from '#libs/rounds/list-rounds.js';
import type { ReadTimetable, TimetableEntry, TimetableSide } from '#libs/rounds/read-timetable.js';
import { wordReason } from '#libs/rounds/word-reason.js';

import { bothLanguages, bothOrNull } from '../shapes.js';
import { slotShape } from '../slot-shape.js';

import type { round as roundSchema, timetable as timetableSchema } from './rounds.shapes.js';

const unfinished = ['queued', 'running'];

export function roundShape({ round, version, weights }: ListedRound): z.infer<typeof roundSchema> {
  return {
    id: round.id,
    number: round.number,
    showcase: round.showcase.slug,
    state: round.state,
    origin: round.origin,
    seed: round.seed,
    kind: round.kind,
    adds: round.adds,
    again: round.again,
    budget: round.budget,
    fair: round.fair,
    fairPrice: round.fairPrice,
    stopping: round.stopAfter !== null && unfinished.includes(round.state),
    stoppedAt: round.stoppedAt,
    weights,
    snapshotHash: round.snapshotHash,
    progress: round.progress,
    history: round.history ?? [],
    quality: round.quality && withoutViolations(round.quality),
    failure: round.failure,
    startedBy: round.startedBy?.name ?? null,
    createdAt: round.createdAt.toISOString(),
    startedAt: round.startedAt?.toISOString() ?? null,
    finishedAt: round.finishedAt?.toISOString() ?? null,
    version,
  };
}

/** A stored round has been verified, so there are none. */
export function withoutViolations<Q extends { violations: string[] }>({
  violations: _,
  ...quality
}: Q) {
  return quality;
}

export function timetableShape(read: ReadTimetable): z.infer<typeof timetableSchema> {
  return {
    showcase: read.showcase.slug,
    version: read.version,
    round: read.round,
    timeZone: read.showcase.timeZone,
    slots: read.slots.map(slotShape),
    tables: read.tables,
    interpreters: interpretersOf(read),
    meetings: read.meetings.map(meetingShape),
  };
}

/** Who interprets somewhere in it. */
function interpretersOf({ meetings }: ReadTimetable) {
  const found = meetings.flatMap(({ interpreter }) => interpreter ?? []);
  return [...new Map(found.map((each) => [each.id, each])).values()].map((each) => ({
    id: each.id,
    name: bothLanguages(each.nameEn, each.nameKo),
  }));
}

function meetingShape(entry: TimetableEntry) {
  const names = new Map(
    [entry.kr, entry.us].map(({ participant: { id, company } }) => [
      id,
      bothLanguages(company.nameEn, company.nameKo),
    ]),
  );
  const nameOf = (id: string) => names.get(id) ?? bothLanguages('', '');
  const { interpreter } = entry;
  return {
    id: entry.id,
    kind: entry.kind,
    slot: entry.slot,
    table: entry.table,
    kr: sideShape(entry.kr),
    us: sideShape(entry.us),
    interpreter: interpreter && bothLanguages(interpreter.nameEn, interpreter.nameKo),
    must: entry.reasons.some((reason) => reason.code === 'wish.must'),
    score: entry.score,
    reasons: entry.reasons.map((reason) => ({
      code: reason.code,
      points: reason.points,
      text: wordReason(reason, nameOf),
    })),
  };
}

function sideShape({ participant, delegate }: TimetableSide) {
  return {
    participantId: participant.id,
    code: participant.code,
    company: bothLanguages(participant.company.nameEn, participant.company.nameKo),
    delegate: bothLanguages(delegate.nameEn, delegate.nameKo),
    title: bothOrNull(delegate.titleEn, delegate.titleKo),
  };
}
