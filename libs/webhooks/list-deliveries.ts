import type { DataSource } from 'typeorm';

import { instant, pageQuery, type Page, type Placed, type SortKey } from '#libs/database/keyset.js';

import type { PostFailure, WebhookAttempt } from './webhook-attempt.entity.js';
import type { DeliveryState } from './webhook-delivery.entity.js';
import { WebhookError } from './webhook-error.js';

/** Sort keys of the list and the SQL they stand for. */
export const deliverySorts = {
  created: instant('"createdAt"'),
  type: { sql: 'type', type: 'text' },
  state: { sql: 'state', type: 'text' },
  duration: { sql: '"durationMilliseconds"', type: 'bigint' },
} as const satisfies Record<string, SortKey>;
type DeliverySort = keyof typeof deliverySorts;

interface DeliveryFilter extends Page {
  search?: string | undefined;
  state?: DeliveryState | undefined;
  sort: DeliverySort;
  descending: boolean;
}

/** A delivery and its last attempt. */
export interface DeliveryItem {
  id: string;
  eventId: string;
  type: string;
  url: string;
  state: DeliveryState;
  attempts: number;
  createdAt: Date;
  /** Null when nothing more will be tried. */
  nextTryAt: Date | null;
  lastTryAt: Date | null;
  durationMilliseconds: number | null;
  status: number | null;
  failure: PostFailure | null;
}

const from = `from webhook_delivery d
  join webhook_endpoint e on e.id = d.endpoint_id join webhook_event v on v.id = d.event_id
  left join lateral (select * from webhook_attempt a where a.delivery_id = d.id
    order by a.at desc limit 1) last on true
  where e.showcase_id = $1`;

const filtered = `${from} and ($2::text is null or d.state = $2)
  and ($3::text is null or strpos(lower(concat_ws(' ', v.type, e.url, v.id, last.status)), lower($3)) > 0)`;

const columns = `d.id::text, v.id as "eventId", v.type, e.url, d.state, d.created_at as "createdAt",
  (select count(*)::int from webhook_attempt a where a.delivery_id = d.id) as attempts,
  case when d.state = 'queued' then d.next_try_at end as "nextTryAt", last.at as "lastTryAt",
  last.duration_milliseconds as "durationMilliseconds", last.status, last.failure`;

/** Deliveries of a showcase, and how many stand in each state. */
export async function listDeliveries(
  dataSource: DataSource,
  showcaseId: string,
  filter: DeliveryFilter,
): Promise<{
  total: number;
  items: Placed<DeliveryItem>[];
  counts: Record<DeliveryState, number>;
}> {
  const values = [showcaseId, filter.state ?? null, filter.search?.trim() || null];
  const { descending } = filter;
  const page = pageQuery(
    `select ${columns} ${filtered}`,
    { sort: deliverySorts[filter.sort], tie: 'id', descending },
    filter,
    values,
  );
  const [[count], items, states] = await Promise.all([
    dataSource.query<[{ total: number }]>(`select count(*)::int as total ${filtered}`, values),
    dataSource.query<Placed<DeliveryItem>[]>(...page),
    dataSource.query<{ state: DeliveryState; count: number }[]>(
      `select d.state, count(*)::int as count from webhook_delivery d
       join webhook_endpoint e on e.id = d.endpoint_id where e.showcase_id = $1 group by d.state`,
      [showcaseId],
    ),
  ]);
  const counts = { queued: 0, sending: 0, delivered: 0, failed: 0 };
  for (const row of states) counts[row.state] = row.count;
  return { total: count.total, items, counts };
}

export interface DeliveryDetail extends DeliveryItem {
  body: string;
  /** The newest first. */
  tried: Omit<WebhookAttempt, 'delivery'>[];
}

/**
 * One delivery: what was sent, and all its attempts.
 * @throws WebhookError `webhook.delivery-unknown`
 */
export async function readDelivery(
  dataSource: DataSource,
  showcaseId: string,
  id: string,
): Promise<DeliveryDetail> {
  const [delivery] = await dataSource.query<Omit<DeliveryDetail, 'tried'>[]>(
    `select ${columns}, v.body ${from} and d.id = $2`,
    [showcaseId, id],
  );
  if (!delivery) throw new WebhookError('webhook.delivery-unknown');
  const tried = await dataSource.query<DeliveryDetail['tried']>(
    `select id, at, duration_milliseconds as "durationMilliseconds", status, failure, answer
     from webhook_attempt where delivery_id = $1 order by at desc, id`,
    [id],
  );
  return { ...delivery, tried };
}
