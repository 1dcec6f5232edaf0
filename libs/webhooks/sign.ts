import { randomBytes } from 'node:crypto';

import { Webhook } from 'standardwebhooks';

/** A secret as Standard Webhooks writes it: 32 random bytes. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/**
 * Headers of one try (Standard Webhooks 1.0).
 * @param secrets all that are in force; each signs, and the receiver takes the one it knows
 */
export function signedHeaders(
  { id, body }: { id: string; body: string },
  secrets: string[],
  at: Date,
): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
