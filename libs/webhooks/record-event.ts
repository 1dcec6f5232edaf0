import type { EntityManager } from 'typeorm';

import { Showcase } from '#libs/showcases/showcase.entity.js';

import type { WebhookData, WebhookEventType } from './event-types.js';
import { WebhookDelivery } from './webhook-delivery.entity.js';
import { WebhookEvent } from './webhook-event.entity.js';

export interface NewEvent<Type extends WebhookEventType> {
  showcaseId: string;
  type: Type;
  /** Or how to read it, which is done only where somebody listens. */
  data: WebhookData<Type> | (() => Promise<WebhookData<Type>>);
}

/**
 * Writes an event and its deliveries, in the caller's transaction: what is committed will be told, what is
 * rolled back never happened. Where nobody listens nothing is written. The sweep sends it within seconds.
 */
export async function recordEvent<Type extends WebhookEventType>(
  manager: EntityManager,
  { showcaseId, type, data }: NewEvent<Type>,
): Promise<void> {
  // Locked, so that an endpoint removed meanwhile cannot make the caller's transaction fail.
  const listeners = await manager.query<{ id: string }[]>(
    `select id from webhook_endpoint where showcase_id = $1 and enabled and $2 = any(types)
     for key share`,
    [showcaseId, type],
  );
  if (listeners.length > 0)
    await storeEvent(
      manager,
      { showcaseId, type, data: typeof data === 'function' ? await data() : data },
      listeners,
    );
}

/** @returns ids of the deliveries */
export async function storeEvent(
  manager: EntityManager,
  { showcaseId, type, data }: { showcaseId: string; type: WebhookEvent['type']; data: object },
  endpoints: { id: string }[],
): Promise<string[]> {
  const { id, slug } = await manager.findOneByOrFail(Showcase, { id: showcaseId });
  const body = {
    type,
    timestamp: new Date().toISOString(),
    data: { showcase: { id, slug }, ...data },
  };
  const event = manager.create(WebhookEvent, {
    showcase: { id },
    type,
    body: JSON.stringify(body),
  });
  await manager.insert(WebhookEvent, event);
  const deliveries = endpoints.map((endpoint) =>
    manager.create(WebhookDelivery, { event, endpoint }),
  );
  await manager.insert(WebhookDelivery, deliveries);
  return deliveries.map((delivery) => delivery.id);
}
