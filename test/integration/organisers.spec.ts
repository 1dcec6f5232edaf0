import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { linkPerson } from '#libs/showcases/link-person.js';
import { newShowcase } from '#test/factories/showcase.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';

const slug = 'organisers-2027';
const base = `/showcases/${slug}`;
let application: Application;
let organiser: Client;

beforeAll(async () => {
  application = await openApplication();
  const user = await ensureUser(application.dataSource.manager, {
    email: 'organiser@showcase.example',
    name: 'Kim Hana',
  });
  await createShowcase(application.dataSource, newShowcase(slug), user);
  organiser = await person('organiser@showcase.example');
});

afterAll(() => application.close());

async function person(email: string): Promise<Client> {
  return clientOf(application.url, await application.signIn({ email }));
}

function mailsTo(address: string, kind: string): Promise<OutboxMail[]> {
  return application.dataSource.manager.findBy(OutboxMail, { toAddress: address, kind });
}

describe('the organisers of a showcase', () => {
  it('invite each other by mail and never leave it without one', async () => {
    const list = () =>
      organiser.call<{
        organisers: { userId: string; email: string }[];
        invited: { id: string; email: string }[];
      }>('GET', `${base}/organisers`);
    const invite = { email: 'Second@Showcase.example', language: 'ko' };
    expect((await organiser.call('POST', `${base}/organisers`, invite)).status).toBe(204);
    expect(await mailsTo('second@showcase.example', 'organiser.invited')).toMatchObject([
      { language: 'ko' },
    ]);
    expect((await list()).body.invited).toMatchObject([{ email: 'second@showcase.example' }]);
    // The application's sign-in makes the account as a first sign-in by mail does.
    const { manager } = application.dataSource;
    const user = await ensureUser(manager, { email: 'second@showcase.example', name: 'Jo Pil' });
    await linkPerson(manager, user);
    const second = await person('second@showcase.example');
    expect((await second.call('GET', `${base}/participants`)).status).toBe(200);
    const [first] = (await list()).body.organisers.filter(({ email }) =>
      email.startsWith('organiser@'),
    );
    expect((await second.call('DELETE', `${base}/organisers/${first?.userId}`)).status).toBe(204);
    expect((await organiser.call('GET', `${base}/organisers`)).status).toBe(404);
    const last = await second.call<{ code: string }>('DELETE', `${base}/organisers/${user.id}`);
    expect([last.status, last.body.code]).toEqual([409, 'organiser.last']);
    await second.call('POST', `${base}/organisers`, {
      ...invite,
      email: 'organiser@showcase.example',
    });
    await linkPerson(
      manager,
      await ensureUser(manager, { email: 'organiser@showcase.example', name: 'Kim Hana' }),
    );
  });
});

describe('views', () => {
  it('are private or for the team, and removed by their maker only', async () => {
    const second = await person('second@showcase.example');
    const view = (name: string, shared: boolean) =>
      organiser.call('POST', `${base}/views`, { name, query: 'view=pending&country=KR', shared });
    expect((await view('Mine', false)).status).toBe(201);
    expect((await view('Ours', true)).status).toBe(201);
    interface Views {
      items: { id: string; name: string; mine: boolean }[];
    }
    const seen = await second.call<Views>('GET', `${base}/views`);
    expect(seen.body.items).toMatchObject([{ name: 'Ours', mine: false }]);
    const remove = `${base}/views/${seen.body.items[0]?.id}`;
    expect((await second.call('DELETE', remove)).status).toBe(404);
    expect((await organiser.call('DELETE', remove)).status).toBe(204);
  });
});
