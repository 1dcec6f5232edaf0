import { In, Not, type DataSource, type EntityManager, type EntityTarget } from 'typeorm';

import { lastChange, StaleError } from '#libs/audit/last-change.js';
import { record } from '#libs/audit/record.js';
import { orNull } from '#libs/companies/fields.js';
import { phoneOf } from '#libs/companies/text-rules.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { HeldCertificate } from '#libs/showcases/held-certificate.entity.js';
import { Interest } from '#libs/showcases/interest.entity.js';
import { Need } from '#libs/showcases/need.entity.js';
import { Offering } from '#libs/showcases/offering.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';

import { ProfileError } from './profile-error.js';
import { recordChange } from './record-change.js';
import { refreshProfiles } from './refresh-profiles.js';
import type { SectionItem, SectionName } from './sections.js';

type Row = { id: string; participant: Participant; position?: number; standard?: string };

const entities: Record<SectionName, EntityTarget<Row>> = {
  offerings: Offering,
  needs: Need,
  interests: Interest,
  certificates: HeldCertificate,
  delegates: Delegate,
};

export interface Editor {
  userId: string;
  actedAs: 'company' | 'organiser';
}

/** Takes the next version of a profile, so that of two edits made on one version the second is refused. */
export async function takeVersion(
  manager: EntityManager,
  participantId: string,
  version: number,
): Promise<number> {
  const [, taken] = await manager.query<[unknown, number]>(
    'update participant set version = version + 1 where id = $1 and version = $2',
    [participantId, version],
  );
  if (taken !== 1)
    throw new StaleError(
      'profile.changed',
      await lastChange(manager, 'participant', participantId, 'profile.%'),
    );
  return version + 1;
}

/**
 * Replaces one section of a profile by what was sent.
 * @returns the profile's new version
 * @throws StaleError `profile.changed` when somebody else saved meanwhile; ProfileError `delegate.has-meetings` when a
 *   delegate with published meetings was left out
 */
export async function saveSection<Name extends SectionName>(
  dataSource: DataSource,
  change: { participantId: string; name: Name; items: SectionItem<Name>[]; version: number },
  editor: Editor,
): Promise<number> {
  const { participantId, name, items } = change;
  return dataSource.transaction(async (manager) => {
    const version = await takeVersion(manager, participantId, change.version);
    await replaceRows(manager, entities[name], participantId, items.map(stored));
    await refreshProfiles(manager, [participantId]);
    await recordChange(manager, [participantId], name);
    await record(manager, {
      action: `profile.${name}`,
      actedAs: editor.actedAs,
      actorId: editor.userId,
      participantId,
      detail: { count: items.length },
    });
    return version;
  });
}

/** Rows as they are kept: what was left empty is null, phones are E.164, addresses in lower case. */
function stored(item: object): Record<string, unknown> {
  const row: Record<string, unknown> = Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      typeof value === 'string' ? orNull(value) : (value as unknown),
    ]),
  );
  if (typeof row['phone'] === 'string') row['phone'] = phoneOf(row['phone']);
  if (typeof row['email'] === 'string') row['email'] = row['email'].toLowerCase();
  return row;
}

const foreignKeyViolation = '23503';

/**
 * Which row of ours an entry is. A certificate goes by its standard first, since only one row may have it and
 * its paper hangs on it. An id of another firm's row is taken for a new entry: it must not be moved over.
 */
function knownIds(own: Row[], items: Record<string, unknown>[]) {
  const byStandard = new Map(own.map(({ id, standard }) => [standard, id]));
  byStandard.delete(undefined);
  const named = new Set(items.map(({ standard }) => byStandard.get(standard as string)));
  const free = new Set(own.map(({ id }) => id).filter((id) => !named.has(id)));
  return ({ id, standard }: Record<string, unknown>): string | undefined =>
    byStandard.get(standard as string) ?? (free.has(id as string) ? (id as string) : undefined);
}

async function replaceRows(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  participantId: string,
  items: Record<string, unknown>[],
): Promise<void> {
  const repository = manager.getRepository(entity);
  const own = await repository.findBy({ participant: { id: participantId } });
  const idOf = knownIds(own, items);
  const rows = items.map((item, index) => {
    const { id: _, ...rest } = item;
    const id = idOf(item);
    return { ...rest, ...(id === undefined ? {} : { id }), position: index + 1 };
  });
  const kept = rows.flatMap((row) => ('id' in row ? [row.id] : []));
  try {
    await repository.delete({ participant: { id: participantId }, id: Not(In(kept)) });
  } catch (error) {
    if ((error as { code?: string }).code === foreignKeyViolation)
      throw new ProfileError('delegate.has-meetings');
    throw error;
  }
  const positioned = repository.metadata.findColumnWithPropertyName('position') !== undefined;
  // Out of the way first: positions are unique, and entries may have changed places.
  if (positioned && kept.length > 0)
    await manager.query(
      `update "${repository.metadata.tableName}" set position = -position where participant_id = $1`,
      [participantId],
    );
  for (const { position, ...row } of rows)
    await repository.save({
      ...row,
      ...(positioned ? { position } : {}),
      participant: { id: participantId },
    });
}
