import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Wish, type WishKind } from '#libs/showcases/wish.entity.js';

import { DirectoryError } from './directory-error.js';
import { visible } from './search.js';

export interface OwnWish {
  toId: string;
  nameEn: string;
  nameKo: string | null;
  country: 'KR' | 'US';
  kind: WishKind;
  rank: number | null;
  note: string | null;
}

/** A participant's wishes: ranked ones first, the dearest on top. */
export async function readWishes(
  dataSource: DataSource,
  participantId: string,
): Promise<OwnWish[]> {
  return dataSource.query<OwnWish[]>(
    `select w.to_id as "toId", c.name_en as "nameEn", c.name_ko as "nameKo", c.country, w.kind, w.rank, w.note
     from wish w join participant p on p.id = w.to_id join company c on c.id = p.company_id
     where w.from_id = $1
     order by w.kind = 'no', w.rank nulls last, w.kind = 'meet', lower(c.name_en)`,
    [participantId],
  );
}

export interface WishChange {
  fromId: string;
  toId: string;
  kind: WishKind;
  note: string | null;
  userId: string;
}

/**
 * Makes or changes a wish. A new one ranks last; a `no` has no rank.
 * @throws DirectoryError `wish.closed`, `wish.too-many-musts`, `directory.unknown`
 */
export async function setWish(dataSource: DataSource, change: WishChange): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { fromId, toId, kind, note, userId } = change;
    const showcase = await lockForWishes(manager, fromId);
    await mustSee(manager, fromId, toId);
    const own = await manager.find(Wish, {
      where: { from: { id: fromId } },
      relations: { to: true },
    });
    const before = own.find(({ to }) => to.id === toId);
    const musts = own.filter((wish) => wish.kind === 'must' && wish.to.id !== toId).length;
    if (kind === 'must' && musts >= showcase.mustLimit)
      throw new DirectoryError('wish.too-many-musts');
    const last = Math.max(0, ...own.map(({ rank }) => rank ?? 0));
    const rank = kind === 'no' ? null : (before?.rank ?? last + 1);
    await manager.save(
      manager.create(Wish, {
        ...(before ? { id: before.id } : { from: { id: fromId }, to: { id: toId } }),
        kind,
        rank,
        note,
        ...(note === (before?.note ?? null) ? {} : { writtenBy: { id: userId } }),
      }),
    );
    await noteChange(manager, fromId, userId, showcase.id);
  });
}

/** Takes a wish back; without one nothing happens. */
export async function removeWish(
  dataSource: DataSource,
  { fromId, toId, userId }: Pick<WishChange, 'fromId' | 'toId' | 'userId'>,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const showcase = await lockForWishes(manager, fromId);
    await manager.delete(Wish, { from: { id: fromId }, to: { id: toId } });
    await noteChange(manager, fromId, userId, showcase.id);
  });
}

/** Ranks wishes in the order given, the dearest first; wishes left out follow in their old order. */
export async function rankWishes(
  dataSource: DataSource,
  { fromId, toIds, userId }: { fromId: string; toIds: string[]; userId: string },
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const showcase = await lockForWishes(manager, fromId);
    await manager.query(
      `update wish w set rank = o.rank, updated_at = now()
       from (select w.id, row_number() over (
               order by array_position($2::uuid[], w.to_id) nulls last, w.rank nulls last, w.id) as rank
             from wish w where w.from_id = $1 and w.kind <> 'no') o
       where w.id = o.id`,
      [fromId, toIds],
    );
    await noteChange(manager, fromId, userId, showcase.id);
  });
}

/** The showcase, while its wishes are open; the participant's row serialises its own changes. */
async function lockForWishes(manager: EntityManager, participantId: string): Promise<Showcase> {
  const { showcase } = await manager.findOneOrFail(Participant, {
    where: { id: participantId },
    relations: { showcase: true },
    lock: { mode: 'pessimistic_write', tables: ['participant'] },
  });
  if (!wishesOpen(showcase, new Date())) throw new DirectoryError('wish.closed');
  return showcase;
}

export function wishesOpen({ wishesOpenAt, wishesCloseAt }: Showcase, now: Date): boolean {
  return (!wishesOpenAt || wishesOpenAt <= now) && (!wishesCloseAt || now < wishesCloseAt);
}

/** @throws DirectoryError `directory.unknown` for whom the participant may not see */
export async function mustSee(
  manager: EntityManager,
  participantId: string,
  otherId: string,
): Promise<void> {
  const [seen] = await manager.query<unknown[]>(`select p.id ${visible} and p.id = $2`, [
    participantId,
    otherId,
  ]);
  if (!seen) throw new DirectoryError('directory.unknown');
}

async function noteChange(
  manager: EntityManager,
  participantId: string,
  userId: string,
  showcaseId: string,
): Promise<void> {
  await record(manager, {
    action: 'wishes.changed',
    actedAs: 'company',
    actorId: userId,
    participantId,
    showcaseId,
  });
}
