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
  return {
    delegates: await syncRows(
      manager,
      Delegate,
      await rowsOf(Delegate, (row) => `${row.participant.id} ${row.email}`),
      numbered(
        plan.delegates,
        firm,
        (row) => row.email,
        ({ email, mailLanguage, timeZone, ...fields }, at) => ({
          identity: { email },
          fields: {
            ...fields,
            mailLanguage: mailLanguage ?? (at.company.country === 'KR' ? 'ko' : 'en'),
            timeZone: timeZone ?? at.company.timeZone,
          },
        }),
      ),
      'delegate',
    ),
    offerings: await syncRows(
      manager,
      Offering,
      await rowsOf(Offering, (row) => `${row.participant.id} ${row.position}`),
      numbered(plan.offerings, firm, null, ({ certificates, ...fields }) => ({
        identity: {},
        fields: { ...fields, certificates: certificates ?? [] },
      })),
      'offering',
    ),
    needs: await syncRows(
      manager,
      Need,
      await rowsOf(Need, (row) => `${row.participant.id} ${row.position}`),
      numbered(
        plan.needs,
        firm,
        null,
        ({ certificatesRequired, certificatesPreferred, ...fields }) => ({
          identity: {},
          fields: {
            ...fields,
            certificatesRequired: certificatesRequired ?? [],
            certificatesPreferred: certificatesPreferred ?? [],
          },
        }),
      ),
      'need',
    ),
    interests: await syncRows(
      manager,
      Interest,
      await rowsOf(Interest, (row) => `${row.participant.id} ${row.kind} ${row.code}`),
      plan.interests.map((interest) => wantedInterest(interest, firm(interest.company))),
      'interest',
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

/** Rows of a firm get their order in the file as position; where there is no other key, it is their key. */
function numbered<Row extends { company: string }>(
  rows: Row[],
  firm: (code: string) => Participant,
  keyOf: ((row: Row) => string) | null,
  content: (row: Omit<Row, 'company'>, participant: Participant) => Omit<Wanted, 'key'>,
): Wanted[] {
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const { company, ...rest } = row;
    const participant = firm(company);
    const position = (counts.get(company) ?? 0) + 1;
    counts.set(company, position);
    const { identity, fields } = content(rest, participant);
    const key = `${participant.id} ${keyOf ? keyOf(row) : position}`;
    return {
      key,
      identity: { ...identity, participant, position },
      fields,
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
  );
}
