import { deliverDue } from '#libs/webhooks/deliver.js';
import { webhookEventTypes } from '#libs/webhooks/event-types.js';
import { outside } from '#libs/webhooks/outside.js';
import { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';

import { loadShowcase, openApplication, slug } from './application.js';
import { clientOf } from './client.js';

export const path = `/showcases/${slug}/webhooks`;
export const deliveriesPath = `/showcases/${slug}/webhook-deliveries`;
export const publicUrl = 'https://match.example';

export interface Delivery {
  id: string;
  eventId: string;
  type: string;
  state: string;
  attempts: number;
  status: number | null;
  failure: string | null;
  nextTryAt: string | null;
}

export interface DeliveryPage {
  total: number;
  next: string | null;
  items: Delivery[];
  counts: Record<string, number>;
}

interface Listed {
  id: string;
  url: string;
  enabled: boolean;
  switchedOffBecause: string | null;
  failingSince: string | null;
  formerSecretUntil: string | null;
  version: number;
}

export type Webhooks = Awaited<ReturnType<typeof openWebhooks>>;

/** The application with the sample showcase, and its organiser at the webhooks. */
export async function openWebhooks({
  redisUrl = null,
  loopback = true,
}: { redisUrl?: string | null; loopback?: boolean } = {}) {
  const application = await openApplication(redisUrl, loopback);
  const { dataSource } = application;
  const { showcase, userId } = await loadShowcase(dataSource);
  const cookie = await application.signIn({ email: 'organiser@showcase.example' });
  const organiser = clientOf(application.url, cookie);
  const endpoints = async () => (await organiser.call<{ items: Listed[] }>('GET', path)).body.items;
  return {
    application,
    organiser,
    cookie,
    showcaseId: showcase.id,
    userId,
    newEndpoint: async (url: string, types: string[] = [...webhookEventTypes]) => {
      const made = await organiser.call<{ id: string; secret: string }>('POST', path, {
        url,
        types,
      });
      if (made.status !== 201) throw new Error(JSON.stringify(made.body));
      return made.body;
    },
    list: async (query = '') =>
      (await organiser.call<DeliveryPage>('GET', deliveriesPath + query)).body,
    endpointWith: async (id: string) => (await endpoints()).find((each) => each.id === id),
    stored: (id: string) => dataSource.manager.findOneByOrFail(WebhookEndpoint, { id }),
    queueTest: async (id: string) => {
      const asked = await organiser.call<{ deliveryId: string }>('POST', `${path}/${id}/test`);
      if (asked.status !== 202) throw new Error(JSON.stringify(asked.body));
      return asked.body.deliveryId;
    },
    /** Puts the first approved company on the waiting list and back. */
    decideTwice: async () => {
      const [row] = await dataSource.query<{ id: string }[]>(
        `select id from participant where showcase_id = $1 and status = 'approved'
         order by code limit 1`,
        [showcase.id],
      );
      for (const action of ['wait', 'approve'])
        await organiser.call('POST', `/showcases/${slug}/decisions`, {
          participants: [row?.id],
          action,
          text: '',
        });
    },
    /** Sends what is due to an endpoint, as the worker would. */
    deliver: (endpointId: string) =>
      deliverDue(dataSource, endpointId, {
        outside: outside({ loopback: true }),
        publicUrl,
        shutdown: new AbortController().signal,
      }),
    /** Lets the pause before the next try run out. */
    letTimePass: () =>
      dataSource.query(
        `update webhook_delivery set next_try_at = now() - interval '1 second'
         where state = 'queued'`,
      ),
    removeAll: async () => {
      for (const { id } of await endpoints()) await organiser.call('DELETE', `${path}/${id}`);
    },
  };
}

export async function waitFor<T>(
  look: () => Promise<T>,
  wanted: (value: T) => boolean,
): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const value = await look();
    if (wanted(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It did not happen within 30 seconds');
}
