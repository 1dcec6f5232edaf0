import type { DataSource, EntityManager } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { record } from '#libs/audit/record.js';
import { decide } from '#libs/registrations/decide.js';

import { erasureStatements } from './erasure-statements.js';
import { rememberErasure } from './remember-erasure.js';

/** Thrown while others depend on the person. */
export class EraseError extends Error {
  constructor(readonly code: 'company.last-owner') {
    super(code);
  }
}

/** Who is erased; an address without an account has no id. */
export interface Erased {
  id: string | null;
  email: string;
}

/**
 * Erases a person, in one transaction. Companies that nobody else acts for leave their showcases, and who
 * waits longest moves up.
 * @throws EraseError `company.last-owner` where a company of several people would be left without an owner
 */
export async function erasePerson(
  dataSource: DataSource,
  user: User,
  publicUrl: string,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await refuseLastOwner(manager, user);
    await eraseWithin(manager, user, publicUrl);
  });
}

/** Erases a person or an address in the caller's transaction. */
export async function eraseWithin(
  manager: EntityManager,
  erased: Erased,
  publicUrl: string,
): Promise<void> {
  const email = erased.email.toLowerCase();
  await leaveShowcases(manager, erased.id, publicUrl);
  await tellOrganisers(manager, email);
  const names = await namesOf(manager, email);
  // No row has this id, so the statements leave alone what is an account's.
  const values = { id: erased.id ?? nobody, email, names };
  for (const statement of erasureStatements) await manager.query(...bound(statement, values));
  await rememberErasure(manager, email);
  if (erased.id !== null)
    await record(manager, { action: 'person.erased', actedAs: 'person', userId: erased.id });
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** Companies that only he acts for withdraw. */
async function leaveShowcases(
  manager: EntityManager,
  userId: string | null,
  publicUrl: string,
): Promise<void> {
  const parts = await manager.query<{ id: string; showcaseId: string }[]>(
    `select p.id, p.showcase_id as "showcaseId" from membership m
     join participant p on p.company_id = m.company_id
     where m.user_id = $1 and not exists (
       select from membership o where o.company_id = m.company_id and o.user_id <> $1)
     order by p.showcase_id`,
    [userId],
  );
  for (const { id, showcaseId } of parts)
    await decide(manager, {
      showcaseId,
      participantIds: [id],
      action: 'withdraw',
      text: null,
      userId: null,
      actedAs: 'company',
      publicUrl,
    });
}

/** Each registration that named him shows that a delegate is gone. */
async function tellOrganisers(manager: EntityManager, email: string): Promise<void> {
  const named = await manager.query<{ participantId: string; showcaseId: string }[]>(
    `select distinct p.id as "participantId", p.showcase_id as "showcaseId" from delegate d
     join participant p on p.id = d.participant_id where lower(d.email) = $1`,
    [email],
  );
  const erased = { action: 'delegate.erased', actedAs: 'person' } as const;
  await record(manager, ...named.map((about) => ({ ...erased, ...about })));
}

/** Names that stand in mails to others and among a company's owners; a single letter is no name. */
async function namesOf(manager: EntityManager, email: string): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    `select distinct n.name from (
       select unnest(array[name_en, name_ko]) as name from delegate where lower(email) = $1
       union all
       select unnest(array[name_en, name_ko]) from interpreter where lower(email) = $1) n
     where length(n.name) > 1`,
    [email],
  );
  return rows.map(({ name }) => name);
}

/** PostgreSQL wants every value to be used, so each statement gets the values that it names. */
function bound(statement: string, values: Record<string, unknown>): [string, unknown[]] {
  const used = Object.keys(values).filter((key) => new RegExp(`:${key}\\b`).test(statement));
  const types: Record<string, string> = { id: 'uuid', names: 'text[]' };
  const sql = statement.replaceAll(
    /(?<!:):(id|email|names)\b(?:::\w+(\[\])?)?/g,
    (found, key: string) => {
      const cast = found.endsWith('::text') ? '::text' : '';
      return `$${used.indexOf(key) + 1}::${types[key] ?? 'text'}${cast}`;
    },
  );
  return [sql, used.map((key) => values[key])];
}

async function refuseLastOwner(manager: EntityManager, user: User): Promise<void> {
  // Locked, so that two owners who leave at once cannot both be the one who may.
  await manager.query(
    `select from company where id in (select company_id from membership where user_id = $1)
     order by id for update`,
    [user.id],
  );
  const [orphaned] = await manager.query<unknown[]>(
    `select from membership m where m.user_id = $1 and m.role = 'owner'
       and exists (select from membership o where o.company_id = m.company_id and o.user_id <> $1)
       and not exists (select from membership o where o.company_id = m.company_id
         and o.user_id <> $1 and o.role = 'owner')`,
    [user.id],
  );
  if (orphaned) throw new EraseError('company.last-owner');
}
