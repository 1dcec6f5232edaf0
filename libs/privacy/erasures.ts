import type { DataSource } from 'typeorm';

import { eraseWithin, type Erased } from './erase-person.js';

export interface Erasure {
  /** SHA-256 of the address in lower case. */
  addressHash: string;
  at: Date;
}

/** All erasures, the oldest first; kept apart from the backups. */
export async function listErasures(dataSource: DataSource): Promise<Erasure[]> {
  return dataSource.query<Erasure[]>(
    'select address_hash as "addressHash", at from erasure order by at, address_hash',
  );
}

/**
 * Erases again who is in the list and came back by a restore. An account made after the erasure is a new one
 * and stays.
 * @returns how many persons were erased
 */
export async function applyErasures(
  dataSource: DataSource,
  erasures: Erasure[],
  publicUrl: string,
): Promise<number> {
  const back = await dataSource.query<Erased[]>(
    `with erased as (select unnest($1::text[]) as hash, unnest($2::timestamptz[]) as at),
     known as (
       select email, created_at from "user"
       union all select email, created_at from delegate
       union all select email, created_at from interpreter),
     back as (
       select lower(k.email) as email from known k
       join erased e on e.hash = encode(sha256(convert_to(lower(k.email), 'UTF8')), 'hex')
       where k.created_at <= e.at group by 1)
     select u.id, b.email
     from back b left join "user" u on u.email = b.email`,
    [erasures.map(({ addressHash }) => addressHash), erasures.map(({ at }) => at)],
  );
  for (const person of back)
    await dataSource.transaction((manager) => eraseWithin(manager, person, publicUrl));
  return back.length;
}
