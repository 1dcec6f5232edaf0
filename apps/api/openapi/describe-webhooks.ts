import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';

import { webhookEvents } from '#libs/webhooks/event-types.js';

const when: Record<keyof typeof webhookEvents, string> = {
  'registration.submitted': 'A company has handed its registration in',
  'registration.decided': 'A registration was decided on',
  'participant.changed': 'A section of a profile was saved',
  'round.proposed': 'A round has a proposal',
  'round.failed': 'A round found none',
  'schedule.published': 'A version of the schedule was published',
  'mail.failed': 'A mail was given up',
};

/**
 * Writes the events of webhooks into the document. OpenAPI 3.0 knows none yet; `x-webhooks` is the extension
 * that became `webhooks` in 3.1, and tools read it.
 */
export function describeWebhooks(document: OpenAPIObject): void {
  const events = Object.entries(webhookEvents).map(([type, data]) => {
    const sent = z.object({ type: z.literal(type), timestamp: z.iso.datetime(), data });
    const { $schema: _, ...schema } = z.toJSONSchema(sent, { target: 'openapi-3.0' });
    const post = {
      operationId: `Events.${type}`,
      summary: when[type as keyof typeof when],
      tags: ['Events'],
      parameters: headers,
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { '2XX': { description: 'Taken. Anything else is tried again.' } },
    };
    return [type, { post }];
  });
  Object.assign(document, { 'x-webhooks': Object.fromEntries(events) as object });
}

const headers = [
  [
    'webhook-id',
    'Id of the event, the same each time it is sent.',
    '6f1f2f0e-6a0c-4c53-9a38-0d9a3f1f3f57',
  ],
  ['webhook-timestamp', 'When this try was made, in seconds since 1970.', '1803950400'],
  [
    'webhook-signature',
    'Signatures by each secret in force (Standard Webhooks), parted by a blank.',
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  ],
].map(([name, description, example]) => ({
  in: 'header',
  name,
  required: true,
  description,
  example,
  schema: { type: 'string' },
}));
