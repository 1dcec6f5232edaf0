import type { DataSource, EntityManager } from 'typeorm';

import { record, type NewAuditEntry } from '#libs/audit/record.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';

import type { WebhookEventType } from './event-types.js';
import { readAddress, resolvePublic, type Outside } from './outside.js';
import { newSecret } from './sign.js';
import { WebhookEndpoint } from './webhook-endpoint.entity.js';
import { WebhookError } from './webhook-error.js';

export const endpointsMax = 20;
const formerSecretHours = 24;
const resolveMilliseconds = 5_000;

/** Who changes an endpoint of which showcase. */
export interface Organising {
  showcaseId: string;
  userId: string;
}

export interface EndpointChange {
  url: string;
  types: WebhookEventType[];
  enabled: boolean;
}

/** Endpoints of a showcase, the oldest first. */
export async function listEndpoints(
  { manager }: DataSource,
  showcaseId: string,
): Promise<WebhookEndpoint[]> {
  return manager.find(WebhookEndpoint, {
    where: { showcase: { id: showcaseId } },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}

/** The address in one spelling, after a look at where it leads. */
async function checkedAddress(text: string, outside: Outside): Promise<string> {
  const url = readAddress(text, outside);
  await resolvePublic(url, outside, AbortSignal.timeout(resolveMilliseconds));
  return url.href;
}

/**
 * Makes an endpoint. Its secret is readable now and never again.
 * @throws WebhookAddressError where the address is no good; WebhookError `webhook.too-many`
 */
export async function createEndpoint(
  dataSource: DataSource,
  by: Organising,
  endpoint: Pick<EndpointChange, 'url' | 'types'>,
  outside: Outside,
): Promise<{ id: string; secret: string }> {
  const url = await checkedAddress(endpoint.url, outside);
  const secret = newSecret();
  return dataSource.transaction(async (manager) => {
    // Locked, so that endpoints made at once are counted one by one.
    const showcase = await manager.findOneOrFail(Showcase, {
      where: { id: by.showcaseId },
      lock: { mode: 'pessimistic_write' },
    });
    if ((await manager.countBy(WebhookEndpoint, { showcase: { id: showcase.id } })) >= endpointsMax)
      throw new WebhookError('webhook.too-many');
    const made = manager.create(WebhookEndpoint, { ...endpoint, url, secret, showcase });
    await manager.insert(WebhookEndpoint, made);
    await note(manager, 'webhook.created', by, made.id);
    return { id: made.id, secret };
  });
}

/**
 * Changes an endpoint as a whole. Switched on again it starts with a clean slate.
 * @returns its new version
 * @throws WebhookAddressError; WebhookError `webhook.unknown`, `webhook.changed`
 */
export async function changeEndpoint(
  dataSource: DataSource,
  by: Organising,
  { id, version, change }: { id: string; version: number; change: EndpointChange },
  outside: Outside,
): Promise<number> {
  const url = await checkedAddress(change.url, outside);
  return dataSource.transaction(async (manager) => {
    await findEndpoint(manager, by.showcaseId, id);
    const { affected } = await manager.update(
      WebhookEndpoint,
      { id, version },
      { ...change, url, version: version + 1, switchedOffBecause: null, failingSince: null },
    );
    if (affected !== 1) throw new WebhookError('webhook.changed');
    await note(manager, 'webhook.changed', by, id);
    return version + 1;
  });
}

/**
 * Gives an endpoint a new secret; the one it had signs beside it for a day.
 * @throws WebhookError `webhook.unknown`
 */
export async function rotateSecret(
  dataSource: DataSource,
  by: Organising,
  id: string,
): Promise<{ secret: string; formerUntil: Date }> {
  const secret = newSecret();
  return dataSource.transaction(async (manager) => {
    const [[row]] = await manager.query<[{ formerUntil: Date }[], number]>(
      `update webhook_endpoint set former_secret = secret, secret = $3,
         former_secret_until = now() + make_interval(hours => $4)
       where id = $1 and showcase_id = $2 returning former_secret_until as "formerUntil"`,
      [id, by.showcaseId, secret, formerSecretHours],
    );
    if (!row) throw new WebhookError('webhook.unknown');
    await note(manager, 'webhook.secret-rotated', by, id);
    return { secret, formerUntil: row.formerUntil };
  });
}

/**
 * Removes an endpoint and its log.
 * @throws WebhookError `webhook.unknown`
 */
export async function removeEndpoint(
  dataSource: DataSource,
  by: Organising,
  id: string,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const { affected } = await manager.delete(WebhookEndpoint, {
      id,
      showcase: { id: by.showcaseId },
    });
    if (affected !== 1) throw new WebhookError('webhook.unknown');
    await note(manager, 'webhook.removed', by, id);
  });
}

/** @throws WebhookError `webhook.unknown` for what does not exist and what is another showcase's */
export async function findEndpoint(
  manager: EntityManager,
  showcaseId: string,
  id: string,
): Promise<WebhookEndpoint> {
  const endpoint = await manager.findOneBy(WebhookEndpoint, { id, showcase: { id: showcaseId } });
  if (!endpoint) throw new WebhookError('webhook.unknown');
  return endpoint;
}

function note(
  manager: EntityManager,
  action: NewAuditEntry['action'],
  { showcaseId, userId }: Organising,
  endpoint: string,
): Promise<void> {
  const detail = { endpoint };
  return record(manager, { action, actedAs: 'organiser', actorId: userId, showcaseId, detail });
}
