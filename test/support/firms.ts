import { ensureUser } from '#libs/accounts/sign-in.js';
import { createShowcase, type NewShowcase } from '#libs/showcases/create-showcase.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';

import type { Application } from './application.js';
import { clientOf, type Client } from './client.js';

/** A firm that has registered itself, and its owner. */
export interface Firm {
  /** Participant. */
  id: string;
  companyId: string;
  email: string;
  client: Client;
}

/** Creates a showcase and signs its organiser in. */
export async function openShowcase(
  application: Application,
  slug: string,
  change: Partial<NewShowcase> = {},
): Promise<Client> {
  const email = `organiser@${slug}.example`;
  const user = await ensureUser(application.dataSource.manager, { email, name: 'Kim Hana' });
  await createShowcase(application.dataSource, newShowcase(slug, change), user);
  return clientOf(application.url, await application.signIn({ email }));
}

/** Types a registration and hands it in. */
export async function handIn(
  client: Client,
  slug: string,
  answers: Record<string, unknown>,
): Promise<{ status: number; body: { participation: string; code?: string } }> {
  const path = `/showcases/${slug}/registration`;
  for (const [step, typed] of Object.entries(answers))
    await client.call('PUT', `${path}/${step}`, { answers: typed });
  return client.call('POST', `${path}/submit`);
}

/** Registers a firm by the API, as its owner would. */
export async function registerFirm(
  application: Application,
  slug: string,
  country: 'KR' | 'US',
  serial: number,
): Promise<Firm> {
  const answers = answersOf(country, serial);
  const email = answers.people.delegates[0]?.email ?? '';
  const client = clientOf(application.url, await application.signIn({ email }));
  const { body } = await handIn(client, slug, answers);
  const id = body.participation;
  const own = await client.call<{ company: { id: string } }>('GET', `/participations/${id}`);
  return { id, companyId: own.body.company.id, email, client };
}

/** Decides on registrations as an organiser. */
export function decide(organiser: Client, slug: string, participants: string[], action: string) {
  return organiser.call<{ outcomes: { participant: string; outcome: string }[] }>(
    'POST',
    `/showcases/${slug}/decisions`,
    { participants, action, text: ['ask', 'reject'].includes(action) ? 'Because.' : null },
  );
}
