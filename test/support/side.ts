import type { Application } from './application.js';
import type { Client } from './client.js';
import { decide, openShowcase, registerFirm, type Firm } from './firms.js';

/** A showcase with its organiser, a Korean and a U.S. firm, both approved. */
export interface Side {
  slug: string;
  organiser: Client;
  korean: Firm;
  american: Firm;
}

/** Ids of a side, by what they name. */
export type SideIds = Record<
  | 'invitation'
  | 'request'
  | 'user'
  | 'round'
  | 'consent'
  | 'session'
  | 'webhook'
  | 'delivery'
  | 'view',
  string
>;

export async function openSide(
  application: Application,
  slug: string,
  serial: number,
): Promise<Side> {
  const organiser = await openShowcase(application, slug);
  const korean = await registerFirm(application, slug, 'KR', serial);
  const american = await registerFirm(application, slug, 'US', serial);
  await decide(organiser, slug, [korean.id, american.id], 'approve');
  return { slug, organiser, korean, american };
}

/** Something of every kind that has an id. */
export async function fillSide({ slug, organiser, korean, american }: Side): Promise<SideIds> {
  const made = [
    await korean.client.call('PUT', `/participations/${korean.id}/wishes/${american.id}`, {
      kind: 'meet',
      note: 'ours',
    }),
    await organiser.call('POST', `/showcases/${slug}/invitations`, {
      segment: slug,
      country: null,
      role: null,
      expiresAt: null,
    }),
    await korean.client.call('POST', `/participations/${korean.id}/requests`, {
      to: american.id,
      note: 'ours',
    }),
  ];
  made.push(
    await organiser.call('POST', `/showcases/${slug}/views`, {
      name: slug,
      query: 'q=ours',
      shared: true,
    }),
    await organiser.call('POST', `/showcases/${slug}/webhooks`, {
      url: 'https://192.0.43.10/hook',
      types: ['registration.decided'],
    }),
    await decide(organiser, slug, [korean.id], 'wait'),
    await decide(organiser, slug, [korean.id], 'approve'),
    // Last: a round reads who takes part when it runs.
    await organiser.call('POST', `/showcases/${slug}/rounds`, { budget: 'quick' }),
  );
  const bad = made.find(({ status }) => status >= 300);
  if (bad) throw new Error(JSON.stringify(bad));
  const first = async (client: Client, path: string) =>
    (await client.call<{ items: { id: string }[] }>('GET', path)).body.items[0]?.id ?? '';
  const people = await korean.client.call<{ members: { userId: string }[] }>(
    'GET',
    `/companies/${korean.companyId}/people`,
  );
  return {
    invitation: await first(organiser, `/showcases/${slug}/invitations`),
    request: await first(korean.client, `/participations/${korean.id}/requests`),
    user: people.body.members[0]?.userId ?? '',
    round: await first(organiser, `/showcases/${slug}/rounds`),
    consent: await first(korean.client, '/me/consents'),
    session: await first(korean.client, '/sessions'),
    webhook: await first(organiser, `/showcases/${slug}/webhooks`),
    delivery: await first(organiser, `/showcases/${slug}/webhook-deliveries`),
    view: await first(organiser, `/showcases/${slug}/views`),
  };
}
