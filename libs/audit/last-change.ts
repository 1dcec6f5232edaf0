import type { EntityManager } from 'typeorm';

/** What an edit on an older version did not know of. */
export interface Current {
  version: number;
  /** Name of who changed it last; null where nobody did, or the account is gone. */
  changedBy: string | null;
  changedAt: string | null;
}

/** Thrown when somebody else saved meanwhile: of two edits on one version the second is refused. */
export class StaleError extends Error {
  constructor(
    readonly code: 'profile.changed' | 'settings.changed',
    readonly current: Current,
  ) {
    super(code);
  }
}

const versions = {
  participant: 'select version from participant where id = $1',
  company: 'select version from company where id = $1',
  showcase: 'select version from showcase where id = $1',
} as const;

/**
 * The version in force, and who made it.
 * @param actions of the audit log that change it, as a `like` pattern
 */
export async function lastChange(
  manager: EntityManager,
  of: keyof typeof versions,
  id: string,
  actions: string,
): Promise<Current> {
  const [now] = await manager.query<{ version: number }[]>(versions[of], [id]);
  const [last] = await manager.query<{ name: string | null; at: Date }[]>(
    `select u.name, a.at from audit_entry a left join "user" u on u.id = a.actor_id
     where a.${of}_id = $1 and a.action like $2 order by a.at desc limit 1`,
    [id, actions],
  );
  return {
    version: now?.version ?? 0,
    changedBy: last?.name ?? null,
    changedAt: last?.at.toISOString() ?? null,
  };
}
