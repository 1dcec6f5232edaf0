import type { EntityManager } from 'typeorm';

import { noticeMail } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';
import { organisersOf } from '#libs/showcases/organised-by.js';

import { WebhookEndpoint, type SwitchedOffBecause } from './webhook-endpoint.entity.js';

/** An endpoint that nothing has reached for this long is switched off. */
export const failingDaysMax = 5;

export async function noteSuccess(manager: EntityManager, endpointId: string): Promise<void> {
  await manager.query(
    'update webhook_endpoint set failing_since = null where id = $1 and failing_since is not null',
    [endpointId],
  );
}

/**
 * Notes that a try failed. An endpoint that is gone (410), or has failed for days, is switched off, and its
 * organisers are told by mail, in the same transaction.
 */
export async function noteFailure(
  manager: EntityManager,
  endpointId: string,
  { gone, publicUrl }: { gone: boolean; publicUrl: string },
): Promise<void> {
  await manager.query(
    'update webhook_endpoint set failing_since = now() where id = $1 and failing_since is null',
    [endpointId],
  );
  const because: SwitchedOffBecause = gone ? 'gone' : 'failing';
  const [, switchedOff] = await manager.query<[unknown, number]>(
    `update webhook_endpoint set enabled = false, switched_off_because = $2, version = version + 1
     where id = $1 and enabled and ($3 or failing_since < now() - make_interval(days => $4))`,
    [endpointId, because, gone, failingDaysMax],
  );
  if (switchedOff === 1) await tellOrganisers(manager, endpointId, publicUrl);
}

async function tellOrganisers(
  manager: EntityManager,
  endpointId: string,
  publicUrl: string,
): Promise<void> {
  const { showcase, url, version, switchedOffBecause } = await manager.findOneOrFail(
    WebhookEndpoint,
    { where: { id: endpointId }, relations: { showcase: true } },
  );
  const readers = await organisersOf(manager, showcase);
  const mails = readers.map((to) =>
    noticeMail({
      kind: switchedOffBecause === 'gone' ? 'webhook.gone' : 'webhook.failing',
      dedupeKey: `webhook:${endpointId}:${version}:${to.email}`,
      to,
      showcase,
      values: { url, days: failingDaysMax },
      url: `${publicUrl}/o/${showcase.slug}/settings?section=webhooks`,
    }),
  );
  await queueMails(manager, mails);
}
