import { randomUUID } from 'node:crypto';

import type { DataSource, EntityManager } from 'typeorm';

import type { Outside } from './outside.js';
import { post, postMilliseconds } from './post.js';
import { signedHeaders } from './sign.js';
import { noteFailure, noteSuccess } from './switch-off.js';
import { WebhookAttempt } from './webhook-attempt.entity.js';

/** Pauses after each failed try (Standard Webhooks 1.0, "Retry schedule"); after the last it is given up. */
export const pauseSeconds = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000] as const;

/** Covers a post that takes its full time, and the notes around it. */
const leaseSeconds = (4 * postMilliseconds) / 1000;

/** One job sends no more than this, so that a long list of one endpoint lets others in. */
const deliveriesAJob = 50;

export interface Deliver {
  outside: Outside;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
  /** Ends the job after the delivery under way. */
  shutdown: AbortSignal;
}

/**
 * Sends what is due to one endpoint, one after the other, until something fails: an endpoint that is down is
 * asked once each time the sweep comes by, however much waits for it. At least once: a process killed between
 * the answer and our note of it leads to a second try, with the same body and `webhook-id`.
 * @returns how many were taken
 */
export async function deliverDue(
  dataSource: DataSource,
  endpointId: string,
  options: Deliver,
): Promise<number> {
  for (let delivered = 0; delivered < deliveriesAJob; delivered++) {
    const claim = options.shutdown.aborted ? null : await claimNext(dataSource, endpointId);
    if (!claim || !(await deliver(dataSource, claim, options))) return delivered;
  }
  return deliveriesAJob;
}

/** Endpoints that something should be on its way to and is not. */
export async function endpointsWithDue(dataSource: DataSource, limit: number): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `select e.id from webhook_endpoint e
     where e.enabled and exists (select from webhook_delivery d where d.endpoint_id = e.id and ${due})
     limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

const due = `((d.state = 'queued' and d.next_try_at <= now())
  or (d.state = 'sending' and d.lease_until < now()))`;

interface Claim {
  id: string;
  endpointId: string;
  tries: number;
  leaseToken: string;
  url: string;
  eventId: string;
  body: string;
  secret: string;
  formerSecret: string | null;
}

/** Takes the next due delivery for this process alone, until the lease runs out. */
async function claimNext(dataSource: DataSource, endpointId: string): Promise<Claim | null> {
  const [[claimed]] = await dataSource.query<[Claim[], number]>(
    `update webhook_delivery d
     set state = 'sending', tries = tries + 1, lease_token = $2,
       lease_until = now() + make_interval(secs => $3)
     from webhook_endpoint e, webhook_event v
     where e.id = d.endpoint_id and v.id = d.event_id and e.enabled and d.id = (
       select d.id from webhook_delivery d where d.endpoint_id = $1 and ${due}
       order by d.next_try_at, d.created_at, d.id limit 1 for update skip locked)
     returning d.id, d.endpoint_id as "endpointId", d.tries, d.lease_token as "leaseToken", e.url,
       v.id as "eventId", v.body, e.secret,
       case when e.former_secret_until > now() then e.former_secret end as "formerSecret"`,
    [endpointId, randomUUID(), leaseSeconds],
  );
  return claimed ?? null;
}

/** @returns whether the endpoint took it */
async function deliver(
  dataSource: DataSource,
  claim: Claim,
  { outside, publicUrl }: Deliver,
): Promise<boolean> {
  const at = new Date();
  const secrets = [claim.secret, ...(claim.formerSecret === null ? [] : [claim.formerSecret])];
  const headers = signedHeaders({ id: claim.eventId, body: claim.body }, secrets, at);
  const result = await post({ url: claim.url, body: claim.body, headers }, outside);
  const attempt = {
    delivery: { id: claim.id },
    at,
    durationMilliseconds: Date.now() - at.getTime(),
    ...result,
  };
  const taken = result.status !== null && result.status >= 200 && result.status < 300;
  await dataSource.transaction(async (manager) => {
    const ours = await release(manager, claim, taken, result.status === 410);
    if (!ours) return;
    await manager.insert(WebhookAttempt, attempt);
    if (taken) await noteSuccess(manager, claim.endpointId);
    else await noteFailure(manager, claim.endpointId, { gone: result.status === 410, publicUrl });
  });
  return taken;
}

/**
 * Writes the outcome.
 * @returns false where another process has taken the delivery over meanwhile, and nothing was written
 */
async function release(
  manager: EntityManager,
  { id, leaseToken, tries }: Claim,
  taken: boolean,
  gone: boolean,
): Promise<boolean> {
  const pause = gone ? undefined : pauseSeconds[tries - 1];
  const state = taken ? 'delivered' : pause === undefined ? 'failed' : 'queued';
  const [, written] = await manager.query<[unknown, number]>(
    `update webhook_delivery set state = $3, lease_token = null, lease_until = null,
       next_try_at = now() + make_interval(secs => $4),
       finished_at = case when $3 = 'queued' then null else now() end
     where id = $1 and lease_token = $2`,
    [id, leaseToken, state, pause ?? 0],
  );
  return written === 1;
}
