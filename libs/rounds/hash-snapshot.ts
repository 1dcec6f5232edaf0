import { createHash } from 'node:crypto';

import type { RoundSnapshot } from '#libs/matching/snapshot.js';

/** SHA-256 over the JSON with sorted keys, so that the hash survives the way through the database. */
export function hashSnapshot(snapshot: RoundSnapshot): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(snapshot)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
