import type { z } from 'zod';

import type { DeliveryDetail, DeliveryItem } from '#libs/webhooks/list-deliveries.js';
import type { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';
import { WebhookAddressError } from '#libs/webhooks/webhook-error.js';

import { Problem } from '../problem/problem.js';

import type { deliveryDetail, deliveryRow } from './webhook-deliveries.shapes.js';
import type { webhooks } from './webhooks.shapes.js';

const when = (instant: Date | null) => instant?.toISOString() ?? null;

export function webhookShape(endpoint: WebhookEndpoint): z.infer<typeof webhooks>['items'][number] {
  const { id, url, types, enabled, switchedOffBecause, version } = endpoint;
  const overlapping = endpoint.formerSecretUntil && endpoint.formerSecretUntil > new Date();
  return {
    id,
    url,
    types,
    enabled,
    switchedOffBecause,
    failingSince: when(endpoint.failingSince),
    formerSecretUntil: overlapping ? when(endpoint.formerSecretUntil) : null,
    version,
    createdAt: endpoint.createdAt.toISOString(),
  };
}

export function deliveryShape(item: DeliveryItem): z.infer<typeof deliveryRow> {
  return {
    ...item,
    createdAt: item.createdAt.toISOString(),
    nextTryAt: when(item.nextTryAt),
    lastTryAt: when(item.lastTryAt),
  };
}

export function deliveryDetailShape({
  body,
  tried,
  ...item
}: DeliveryDetail): z.infer<typeof deliveryDetail> {
  return {
    ...deliveryShape(item),
    body,
    tried: tried.map(({ at, ...attempt }) => ({ at: at.toISOString(), ...attempt })),
  };
}

/** An address that is no good is a field that does not fit. */
export function nameField(error: unknown): never {
  if (error instanceof WebhookAddressError)
    throw new Problem('request.invalid', {}, [
      { path: ['url'], code: error.field, catalogued: true },
    ]);
  throw error;
}
