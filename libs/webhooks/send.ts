import type { DataSource } from 'typeorm';

import { findEndpoint } from './endpoints.js';
import { storeEvent } from './record-event.js';
import { WebhookError } from './webhook-error.js';

/**
 * Queues an event that says nothing, to see whether an endpoint takes it.
 * @returns id of the delivery
 * @throws WebhookError `webhook.unknown`, `webhook.switched-off`
 */
export async function queueTest(
  dataSource: DataSource,
  showcaseId: string,
  endpointId: string,
): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const endpoint = await findEndpoint(manager, showcaseId, endpointId);
    if (!endpoint.enabled) throw new WebhookError('webhook.switched-off');
    const [id = ''] = await storeEvent(manager, { showcaseId, type: 'webhook.test', data: {} }, [
      endpoint,
    ]);
    return id;
  });
}

/**
 * Queues a delivery once more, now: the same event under the same `webhook-id`, with all its tries anew. Asked
 * for twice it is queued once.
 * @returns id of its endpoint
 * @throws WebhookError `webhook.delivery-unknown`, `webhook.switched-off`, `webhook.sending`
 */
export async function queueAgain(
  dataSource: DataSource,
  showcaseId: string,
  deliveryId: string,
): Promise<string> {
  return dataSource.transaction(async (manager) => {
    const [found] = await manager.query<{ endpointId: string; enabled: boolean; state: string }[]>(
      `select e.id as "endpointId", e.enabled, d.state
       from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
       where d.id = $1 and e.showcase_id = $2 for update of d`,
      [deliveryId, showcaseId],
    );
    if (!found) throw new WebhookError('webhook.delivery-unknown');
    if (!found.enabled) throw new WebhookError('webhook.switched-off');
    if (found.state === 'sending') throw new WebhookError('webhook.sending');
    await manager.query(
      `update webhook_delivery set state = 'queued', tries = 0, next_try_at = now(), finished_at = null
       where id = $1`,
      [deliveryId],
    );
    return found.endpointId;
  });
}
