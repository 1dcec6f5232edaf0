import type { EntityManager } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import type { RoundSnapshot, ScoreFirm } from '#libs/matching/snapshot.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interest } from '#libs/showcases/interest.entity.js';
import { Interpreter } from '#libs/showcases/interpreter.entity.js';
import { Need } from '#libs/showcases/need.entity.js';
import { Offering } from '#libs/showcases/offering.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { ShowcaseTable } from '#libs/showcases/showcase-table.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';
import { regionCode } from '#libs/taxonomy/regions.js';
import { lexicon } from '#libs/taxonomy/lexicon.js';
import { certificateSatisfies } from '#libs/taxonomy/standards.js';
import { taxonomyPaths } from '#libs/taxonomy/taxonomy.js';
import { type Lock, readLocks } from './read-locks.js';
import { readTimes, type RoundTimes } from './availability.js';
import { besideStanding } from './beside-standing.js';
import { replacedMeetings } from './replaced-meetings.js';
import { plainPlan, type RoundPlan } from './round-kind.js';
import { describedAs, interestOf, needOf, offeringOf } from './snapshot-rows.js';
import { standingMeetings } from './standing-meetings.js';
import { namelessTable, tableId } from './table-id.js';

/**
 * All that a round reads, as plain JSON without names of people or firms. Approved participants only.
 * The number of queries does not depend on the number of rows.
 * Run it in a repeatable-read transaction, so that it shows one moment.
 */
export async function takeSnapshot(
  manager: EntityManager,
  showcaseId: string,
  plan: RoundPlan = plainPlan,
): Promise<RoundSnapshot> {
  const showcase = await manager.findOneByOrFail(Showcase, { id: showcaseId });
  const slots = await manager.find(Slot, {
    where: { showcase: { id: showcaseId }, video: plan.kind === 'video' },
    order: { startsAt: 'ASC' },
  });
  const tables = await manager.find(ShowcaseTable, {
    where: { showcase: { id: showcaseId } },
    order: { number: 'ASC' },
  });
  const interpreters = await manager.find(Interpreter, {
    where: { showcase: { id: showcaseId } },
    order: { id: 'ASC' },
  });
  const hours = plan.kind === 'video' ? { from: showcase.videoFrom, to: showcase.videoTo } : null;
  const times = await readTimes(manager, showcaseId, slots, hours);
  const present = (await firms(manager, showcaseId, times)).flatMap((firm) => partIn(firm, plan));
  const snapshot: RoundSnapshot = {
    format: 'showcase-snapshot/1',
    name: showcase.slug,
    slots: slots.map((slot) => ({
      id: slot.code,
      start: slot.startsAt.toISOString(),
      end: slot.endsAt.toISOString(),
      session: slot.session,
    })),
    tables: hours
      ? namelessTables(present)
      : tables.map((table) => ({ id: tableId(table.number), ...times.available(table) })),
    interpreters: interpreters.map((interpreter) => ({
      id: interpreter.id,
      languages: interpreter.languages,
      ...times.available(interpreter),
      ...(interpreter.maxMeetings === null ? {} : { maxMeetings: interpreter.maxMeetings }),
    })),
    firms: present,
    wishes: await wishes(manager, showcaseId),
    taxonomy: taxonomyPaths(),
    lexicon: lexicon(),
    certificates: certificateSatisfies(),
    weights: showcase.weights,
    ...(plan.kind !== 'in-person' && { kind: plan.kind }),
    locked:
      plan.kind === 'in-person' ? stillPossible(await readLocks(manager, showcaseId), present) : [],
    previous: await replacedMeetings(manager, showcaseId, plan),
  };
  return besideStanding(snapshot, await standingMeetings(manager, showcaseId, plan), plan);
}

/** Locks of firms and people who have left are passed over; the others must be kept, or the round says why not. */
function stillPossible(locks: Lock[], present: ScoreFirm[]): Lock[] {
  const people = new Set(present.flatMap(({ delegates }) => delegates.map(({ id }) => id)));
  return locks.filter(({ aDelegate, bDelegate }) => people.has(aDelegate) && people.has(bDelegate));
}

/** A desk of the organiser's takes part in interviews only, and there every firm is to have one meeting. */
function partIn(firm: ScoreFirm, { kind }: RoundPlan): ScoreFirm[] {
  if (kind !== 'interview') return firm.isHost ? [] : [firm];
  const limits = firm.isHost ? { minMeetings: 0, maxMeetings: most } : oneMeeting;
  return [{ ...firm, ...limits }];
}

const most = 10_000;
const oneMeeting = { minMeetings: 1, maxMeetings: 1 };

/** A call takes no table: there are as many as could ever be needed at once. */
function namelessTables(firms: ScoreFirm[]): RoundSnapshot['tables'] {
  const people = (side: Country) =>
    firms.filter((firm) => firm.side === side).flatMap(({ delegates }) => delegates).length;
  const needed = Math.min(people('KR'), people('US'));
  return Array.from({ length: needed }, (_, index) => ({ id: namelessTable(index) }));
}

async function firms(
  manager: EntityManager,
  showcaseId: string,
  times: RoundTimes,
): Promise<ScoreFirm[]> {
  const approved = { showcase: { id: showcaseId }, status: 'approved' as const };
  const participants = await manager.find(Participant, {
    where: approved,
    relations: { company: true },
    order: { id: 'ASC' },
  });
  const of = {
    where: { participant: approved },
    relations: { participant: true },
  };
  const unwilling = await unwillingAddresses(manager, showcaseId);
  const present = await manager.find(Delegate, { ...of, order: { id: 'ASC' } });
  const delegates = byFirm(present.filter(({ email }) => !unwilling.has(email.toLowerCase())));
  const offerings = byFirm(await manager.find(Offering, { ...of, order: { position: 'ASC' } }));
  const needs = byFirm(await manager.find(Need, { ...of, order: { position: 'ASC' } }));
  const interests = byFirm(await manager.find(Interest, { ...of, order: { id: 'ASC' } }));
  return participants.map((participant) => ({
    id: participant.id,
    side: participant.company.country,
    ...(participant.roles.includes('host') && { isHost: true }),
    region: regionCode(participant.company.country, participant.company.region),
    text: describedAs(participant.company),
    minMeetings: participant.minMeetings,
    maxMeetings: participant.maxMeetings,
    delegates: (delegates.get(participant.id) ?? []).map((delegate) => ({
      id: delegate.id,
      languages: delegate.languages,
      ...times.free(delegate, participant.company.country),
    })),
    offerings: (offerings.get(participant.id) ?? []).map(offeringOf),
    needs: (needs.get(participant.id) ?? []).map(needOf),
    interests: (interests.get(participant.id) ?? []).map(interestOf),
  }));
}

/**
 * Who refused or withdrew the consent that his contact data go abroad, or to taking part, gets no further
 * meeting. Those who were imported were never asked here.
 */
async function unwillingAddresses(
  manager: EntityManager,
  showcaseId: string,
): Promise<Set<string>> {
  const rows = await manager.query<{ email: string }[]>(
    `select u.email from consent c join "user" u on u.id = c.user_id
     where c.showcase_id = $1
     group by u.email
     having not bool_or(c.purpose = 'transfer' and c.withdrawn_at is null)
       or not bool_or(c.purpose = 'registration' and c.withdrawn_at is null)`,
    [showcaseId],
  );
  return new Set(rows.map(({ email }) => email));
}

function byFirm<Row extends { participant: Participant }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.participant.id);
    if (group) group.push(row);
    else groups.set(row.participant.id, [row]);
  }
  return groups;
}

async function wishes(
  manager: EntityManager,
  showcaseId: string,
): Promise<RoundSnapshot['wishes']> {
  const approved = { showcase: { id: showcaseId }, status: 'approved' as const };
  const rows = await manager.find(Wish, {
    where: { from: approved, to: approved },
    relations: { from: true, to: true },
    order: { id: 'ASC' },
  });
  return rows.map(({ from, to, kind, rank }) => ({ from: from.id, to: to.id, kind, rank }));
}
