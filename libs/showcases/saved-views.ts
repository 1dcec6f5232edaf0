import type { DataSource } from 'typeorm';

import { record } from '#libs/audit/record.js';

import { SavedView } from './saved-view.entity.js';

export interface ViewRow {
  id: string;
  name: string;
  query: string;
  shared: boolean;
  mine: boolean;
}

/** Views of the registrations that a person may use: his own, and those for the team. */
export async function readViews(
  dataSource: DataSource,
  showcaseId: string,
  userId: string,
): Promise<ViewRow[]> {
  return dataSource.query<ViewRow[]>(
    `select id, name, query, shared, user_id = $2 as mine from saved_view
     where showcase_id = $1 and (shared or user_id = $2) order by created_at, id`,
    [showcaseId, userId],
  );
}

/** Keeps a view; one of the same name and person is replaced. */
export async function saveView(
  dataSource: DataSource,
  view: { showcaseId: string; userId: string; name: string; query: string; shared: boolean },
): Promise<void> {
  const { showcaseId, userId, ...rest } = view;
  await dataSource.transaction(async (manager) => {
    await manager.upsert(
      SavedView,
      { ...rest, showcase: { id: showcaseId }, user: { id: userId } },
      ['showcase', 'user', 'name'],
    );
    await record(manager, {
      action: 'view.saved',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId,
      detail: { shared: view.shared },
    });
  });
}

/** Removes a view of one's own; another's is not found. */
export async function removeView(
  dataSource: DataSource,
  view: { id: string; showcaseId: string; userId: string },
): Promise<boolean> {
  const { id, showcaseId, userId } = view;
  return dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(SavedView, {
      id,
      showcase: { id: showcaseId },
      user: { id: userId },
    });
    if (affected !== 1) return false;
    await record(manager, {
      action: 'view.removed',
      actedAs: 'organiser',
      actorId: userId,
      showcaseId,
    });
    return true;
  });
}
