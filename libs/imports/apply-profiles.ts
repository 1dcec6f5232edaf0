import type {
  EntityManager,
  EntityTarget,
  FindOptionsRelations,
  FindOptionsWhere,
  ObjectLiteral,
} from 'typeorm';

import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Interest } from '#libs/showcases/interest.entity.js';
import { Need } from '#libs/showcases/need.entity.js';
import { Offering } from '#libs/showcases/offering.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';

import type { ImportPlan } from './plan.js';
import { syncRows, type SyncCount, type Wanted } from './sync-rows.js';

type ProfileKind = 'delegates' | 'offerings' | 'needs' | 'interests' | 'wishes';

/** Delegates, offerings, needs, interests and wishes of the participants that a plan names. */
export async function applyProfiles(
  manager: EntityManager,
  plan: ImportPlan,
  showcase: Showcase,
): Promise<Record<ProfileKind, SyncCount>> {
  const firm = await firmsByCode(manager, showcase);
  const ofShowcase = { participant: { showcase: { id: showcase.id } } };
  const rowsOf = <Row extends ObjectLiteral & { id: string; participant: Participant }>(
    entity: EntityTarget<Row>,
    key: (row: Row) => string,
  ) => byKey(manager, entity, ofShowcase as FindOptionsWhere<Row>, key);
  const delegates = await rowsOf(Delegate, (row) => `${row.participant.id} ${row.email}`);
  return {
    delegates: await syncRows(
      manager,
      Delegate,
      delegates,
      wantedDelegates(plan, delegates, firm),
      'delegate',
      plan.absent.delegates,
    ),
    offerings: await syncRows(
      manager,
      Offering,
      await rowsOf(Offering, (row) => `${row.participant.id} ${row.position}`),
      numbered(plan.offerings, firm, ({ certificates, ...fields }) => ({
        ...fields,
        certificates: certificates ?? [],
      })),
      'offering',
      plan.absent.offerings,
    ),
    needs: await syncRows(
      manager,
      Need,
      await rowsOf(Need, (row) => `${row.participant.id} ${row.position}`),
      numbered(plan.needs, firm, ({ certificatesRequired, certificatesPreferred, ...fields }) => ({
        ...fields,
        certificatesRequired: certificatesRequired ?? [],
        certificatesPreferred: certificatesPreferred ?? [],
      })),
      'need',
      plan.absent.needs,
    ),
    interests: await syncRows(
      manager,
      Interest,
      await rowsOf(Interest, (row) => `${row.participant.id} ${row.kind} ${row.code}`),
      plan.interests.map((interest) => wantedInterest(interest, firm(interest.company))),
      'interest',
      plan.absent.interests,
    ),
    wishes: await applyWishes(manager, plan, showcase, firm),
  };
}

async function firmsByCode(
  manager: EntityManager,
  showcase: Showcase,
): Promise<(code: string) => Participant> {
  const participants = await manager.find(Participant, {
    where: { showcase: { id: showcase.id } },
    relations: { company: true },
  });
  const byCode = new Map(participants.map((participant) => [participant.code, participant]));
  return (code) => {
    const found = byCode.get(code);
    if (!found) throw new Error(`Participant ${code} is missing`);
    return found;
  };
}

function wantedInterest(
  { kind, code }: ImportPlan['interests'][number],
  participant: Participant,
): Wanted {
  return {
    key: `${participant.id} ${kind} ${code}`,
    identity: { participant, kind, code },
    fields: {},
  };
}

async function byKey<Row extends ObjectLiteral & { id: string; participant: Participant }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  where: FindOptionsWhere<Row>,
  key: (row: Row) => string,
): Promise<Map<string, Row>> {
  const rows = await manager.find(entity, {
    where,
    relations: { participant: true } as FindOptionsRelations<Row>,
  });
  return new Map(rows.map((row) => [key(row), row]));
}

/** New delegates come after those the firm has: the first one stays its main contact. */
function wantedDelegates(
  plan: ImportPlan,
  existing: Map<string, Delegate>,
  firm: (code: string) => Participant,
): Wanted[] {
  const last = new Map<string, number>();
  for (const { participant, position } of existing.values())
    last.set(participant.id, Math.max(position, last.get(participant.id) ?? 0));
  return plan.delegates.map(({ company, email, mailLanguage, timeZone, ...fields }) => {
    const participant = firm(company);
    const key = `${participant.id} ${email}`;
    const position = (last.get(participant.id) ?? 0) + 1;
    if (!existing.has(key)) last.set(participant.id, position);
    return {
      key,
      identity: { participant, email, position },
      fields: {
        ...fields,
        mailLanguage: mailLanguage ?? (participant.company.country === 'KR' ? 'ko' : 'en'),
        timeZone: timeZone ?? participant.company.timeZone,
      },
    };
  });
}

/** Rows that have no other key go by their order among those of their firm in the file. */
function numbered<Row extends { company: string }>(
  rows: Row[],
  firm: (code: string) => Participant,
  fieldsOf: (row: Omit<Row, 'company'>) => Record<string, unknown>,
): Wanted[] {
  const counts = new Map<string, number>();
  return rows.map(({ company, ...row }) => {
    const participant = firm(company);
    const position = (counts.get(company) ?? 0) + 1;
    counts.set(company, position);
    return {
      key: `${participant.id} ${position}`,
      identity: { participant, position },
      fields: fieldsOf(row),
    };
  });
}

async function applyWishes(
  manager: EntityManager,
  plan: ImportPlan,
  showcase: Showcase,
  firm: (code: string) => Participant,
): Promise<SyncCount> {
  const rows = await manager.find(Wish, {
    where: { from: { showcase: { id: showcase.id } } },
    relations: { from: true, to: true },
  });
  return syncRows(
    manager,
    Wish,
    new Map(rows.map((row) => [`${row.from.id} ${row.to.id}`, row])),
    plan.wishes.map(({ from, to, ...fields }) => ({
      key: `${firm(from).id} ${firm(to).id}`,
      identity: { from: firm(from), to: firm(to) },
      fields,
    })),
    'wish',
    plan.absent.wishes,
  );
}
