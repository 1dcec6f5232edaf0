import type { EntityManager, EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';

import { stableId } from './stable-id.js';

export interface SyncCount {
  created: number;
  updated: number;
  unchanged: number;
}

/** A row that should be there: how it is found again, and what it should hold. */
export interface Wanted {
  key: string;
  /** Columns that make it this row, set when it is created. */
  identity: Record<string, unknown>;
  fields: Record<string, unknown>;
}

const batch = 500;

/**
 * Makes the wanted rows true: creates those missing, updates those that differ, leaves the others and
 * deletes none.
 * @param existing rows by key
 * @param scope makes ids from the keys: the same rows get the same ids on every machine; null where keys
 * are not unique beyond the file
 * @param kept fields that an update leaves as they are, since the file says nothing of them
 */
export async function syncRows<Row extends ObjectLiteral & { id: string }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  existing: Map<string, Row>,
  wanted: Wanted[],
  scope: string | null,
  kept: ReadonlySet<string>,
): Promise<SyncCount> {
  const missing = wanted.filter(({ key }) => !existing.has(key));
  for (let start = 0; start < missing.length; start += batch) {
    const rows = missing.slice(start, start + batch).map(({ key, identity, fields }) => ({
      ...(scope === null ? {} : { id: stableId(scope, key) }),
      ...identity,
      ...fields,
    }));
    await manager.insert(entity, rows as unknown as QueryDeepPartialEntity<Row>[]);
  }
  let updated = 0;
  for (const { key, fields } of wanted) {
    const row = existing.get(key);
    const change = row && difference(row, fields, kept);
    if (!change) continue;
    await manager.update(entity, row.id, change as QueryDeepPartialEntity<Row>);
    updated += 1;
  }
  return {
    created: missing.length,
    updated,
    unchanged: wanted.length - missing.length - updated,
  };
}

function difference(
  row: ObjectLiteral,
  fields: Record<string, unknown>,
  kept: ReadonlySet<string>,
): Record<string, unknown> | null {
  const changed = Object.entries(fields).filter(
    ([name, value]) => !kept.has(name) && !same(row[name], value),
  );
  return changed.length > 0 ? Object.fromEntries(changed) : null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
