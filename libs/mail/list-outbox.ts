import type { DataSource } from 'typeorm';

import { instant, pageQuery, type Page, type Placed, type SortKey } from '#libs/database/keyset.js';

import type { MailLanguage, OutboxState } from './outbox-mail.entity.js';

/** Sort keys of the list and the SQL they stand for. */
export const outboxSorts = {
  created: instant('"createdAt"'),
  name: { sql: 'lower(name)', type: 'text' },
  state: { sql: 'state', type: 'text' },
  sent: instant('"sentAt"'),
} as const satisfies Record<string, SortKey>;
type OutboxSort = keyof typeof outboxSorts;

interface OutboxFilter extends Page {
  search?: string | undefined;
  state?: OutboxState | undefined;
  sort: OutboxSort;
  descending: boolean;
}

export interface OutboxItem {
  id: string;
  to: string;
  name: string;
  language: MailLanguage;
  subject: string;
  state: OutboxState;
  tries: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const filtered = `from outbox_mail where showcase_id = $1
  and ($2::text is null or state = $2)
  and ($3::text is null or strpos(lower(concat_ws(' ', to_name, to_address, subject)), lower($3)) > 0)`;

/** Mails of a showcase as the organiser sees them, and how many stand in each state. */
export async function listOutbox(
  dataSource: DataSource,
  showcaseId: string,
  filter: OutboxFilter,
): Promise<{ total: number; items: Placed<OutboxItem>[]; counts: Record<OutboxState, number> }> {
  const values = [showcaseId, filter.state ?? null, filter.search?.trim() || null];
  const { descending } = filter;
  const page = pageQuery(
    `select id::text, to_address as "to", to_name as name, language, subject, state, tries,
       last_error as "lastError", created_at as "createdAt", sent_at as "sentAt" ${filtered}`,
    { sort: outboxSorts[filter.sort], tie: 'id', descending },
    filter,
    values,
  );
  const [[count], items, states] = await Promise.all([
    dataSource.query<[{ total: number }]>(`select count(*)::int as total ${filtered}`, values),
    dataSource.query<Placed<OutboxItem>[]>(...page),
    dataSource.query<{ state: OutboxState; count: number }[]>(
      'select state, count(*)::int as count from outbox_mail where showcase_id = $1 group by state',
      [showcaseId],
    ),
  ]);
  const counts = { queued: 0, sending: 0, sent: 0, failed: 0 };
  for (const row of states) counts[row.state] = row.count;
  return { total: count.total, items, counts };
}
