import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { Company } from '#libs/companies/company.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { Cap } from '#libs/showcases/cap.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';

const slug = 'intake-2027';
let application: Application;
let organiser: Client;

beforeAll(async () => {
  application = await openApplication();
  const user = await ensureUser(application.dataSource.manager, {
    email: 'organiser@showcase.example',
    name: 'Kim Hana',
  });
  await createShowcase(application.dataSource, newShowcase(slug), user);
  organiser = clientOf(
    application.url,
    await application.signIn({ email: 'organiser@showcase.example' }),
  );
});

afterAll(() => application.close());

async function person(email: string): Promise<Client> {
  return clientOf(application.url, await application.signIn({ email }));
}

const path = `/showcases/${slug}/registration`;

/** Fills in a registration and hands it in. */
async function register(client: Client, answers: Record<string, unknown>): Promise<string> {
  for (const [step, typed] of Object.entries(answers))
    expect((await client.call('PUT', `${path}/${step}`, { answers: typed })).status).toBe(200);
  const { status, body } = await client.call<{ participation: string }>('POST', `${path}/submit`);
  expect(status).toBe(201);
  return body.participation;
}

function mailsTo(address: string): Promise<OutboxMail[]> {
  return application.dataSource.manager.find(OutboxMail, {
    where: { toAddress: address },
    order: { createdAt: 'ASC' },
  });
}

async function statusOf(id: string): Promise<string> {
  return (await application.dataSource.manager.findOneByOrFail(Participant, { id })).status;
}

function decide(participants: string[], action: string, text: string | null = null) {
  return organiser.call<{ outcomes: { outcome: string }[]; movedUp: string[] }>(
    'POST',
    `/showcases/${slug}/decisions`,
    { participants, action, text },
  );
}

describe('a registration', () => {
  it('keeps what was typed, says what is missing, and is handed in whole', async () => {
    const client = await person('first@hanbit1.example');
    const answers = answersOf('KR', 1);
    const half = { ...answers.company, nameKo: '', website: 'not a site' };
    const saved = await client.call<{
      answers: { company: object };
      issues: { step: string; field: string; code: string }[];
    }>('PUT', `${path}/company`, { answers: half });
    expect(saved.body.answers.company).toEqual(half);
    const found = saved.body.issues.map(({ step, field, code }) => `${step} ${field} ${code}`);
    expect(found).toEqual(
      expect.arrayContaining([
        'company website field.website',
        'identifiers registrationNumber field.required',
      ]),
    );
    const early = await client.call<{ code: string; errors: { field: string }[] }>(
      'POST',
      `${path}/submit`,
    );
    expect([early.status, early.body.code]).toEqual([422, 'registration.incomplete']);
    expect(early.body.errors.map(({ field }) => field)).toContain('company.website');

    const id = await register(client, answers);
    const company = await application.dataSource.manager.findOneByOrFail(Company, {
      nameEn: 'Hanbit Works 1',
    });
    expect(company).toMatchObject({ country: 'KR', nameKo: '한빛웍스 1', employees: 40 });
    const [received] = await mailsTo('first@hanbit1.example');
    expect(received).toMatchObject({ kind: 'registration.received', language: 'en' });
    const own = await client.call<{ status: string; code: string; role: string }>(
      'GET',
      `/participations/${id}`,
    );
    expect(own.body).toMatchObject({ status: 'pending', code: 'K001', role: 'owner' });
    const twice = await client.call<{ code: string }>('POST', `${path}/submit`);
    expect([twice.status, twice.body.code]).toEqual([404, 'registration.unknown']);
  });

  it('never stores a resident registration number', async () => {
    const client = await person('resident@hanbit2.example');
    const answers = { ...answersOf('KR', 2).identifiers, corporateNumber: '900101-1234568' };
    const { status, body } = await client.call<{ code: string }>('PUT', `${path}/identifiers`, {
      answers,
    });
    expect([status, body.code]).toEqual([400, 'registration.resident-number']);
    const [stored] = await application.dataSource.query<{ text: string }[]>(
      `select answers::text as text from registration_draft where answers::text like '%900101%'`,
    );
    expect(stored).toBeUndefined();
  });

  it('lets a person insist on a number whose check digit does not fit', async () => {
    const client = await person('insists@hanbit3.example');
    const answers = answersOf('KR', 3);
    const wrong = { ...answers.identifiers, registrationNumber: '124-81-00999' };
    const issuesOf = async (identifiers: object) =>
      (
        await client.call<{ issues: { code: string; level: string }[] }>(
          'PUT',
          `${path}/identifiers`,
          { answers: identifiers },
        )
      ).body.issues.find(({ code }) => code === 'identifier.brn-check');
    await client.call('PUT', `${path}/company`, { answers: answers.company });
    expect(await issuesOf(wrong)).toMatchObject({ level: 'error' });
    expect(await issuesOf({ ...wrong, numberConfirmed: true })).toMatchObject({ level: 'warning' });
  });

  it('offers access instead of a duplicate, and the owner decides', async () => {
    const owner = await person('owner@hanbit4.example');
    const answers = answersOf('KR', 4);
    await register(owner, answers);
    const other = await person('second@hanbit4.example');
    const similar = await other.call<{ items: { id: string; by: string }[] }>(
      'POST',
      `${path}/similar`,
      {
        country: 'KR',
        names: ['Hanbit Work 4'],
        identifiers: [answers.identifiers.registrationNumber],
      },
    );
    const [found] = similar.body.items;
    expect(found).toMatchObject({ by: 'identifier' });
    for (const [step, typed] of Object.entries(answers))
      await other.call('PUT', `${path}/${step}`, { answers: typed });
    const refused = await other.call<{ code: string }>('POST', `${path}/submit`);
    expect([refused.status, refused.body.code]).toEqual([409, 'company.exists']);
    const id = found?.id ?? '';
    expect((await other.call('POST', `/companies/${id}/access-requests`)).status).toBe(202);
    expect((await mailsTo('owner@hanbit4.example')).map(({ kind }) => kind)).toContain(
      'access.asked',
    );
    const people = await owner.call<{ asking: { userId: string }[] }>(
      'GET',
      `/companies/${id}/people`,
    );
    const asker = people.body.asking[0]?.userId ?? '';
    expect((await other.call('GET', `/companies/${id}/people`)).status).toBe(404);
    const granted = await owner.call('PATCH', `/companies/${id}/access-requests/${asker}`, {
      grant: true,
    });
    expect(granted.status).toBe(204);
    expect((await other.call('GET', `/companies/${id}/people`)).status).toBe(200);
    const alone = await owner.call<{ members: { userId: string; role: string }[] }>(
      'GET',
      `/companies/${id}/people`,
    );
    const me = alone.body.members.find(({ role }) => role === 'owner')?.userId ?? '';
    const last = await owner.call<{ code: string }>('DELETE', `/companies/${id}/people/${me}`);
    expect([last.status, last.body.code]).toEqual([409, 'company.last-owner']);
  });

  it('is refused outside its window, except by invitation', async () => {
    const { manager } = application.dataSource;
    await manager.update(Showcase, { slug }, { registrationClosesAt: new Date(Date.now() - 1000) });
    const client = await person('late@hanbit5.example');
    for (const [step, typed] of Object.entries(answersOf('KR', 5)))
      await client.call('PUT', `${path}/${step}`, { answers: typed });
    const late = await client.call<{ code: string }>('POST', `${path}/submit`);
    expect([late.status, late.body.code]).toEqual([403, 'registration.closed']);
    const invitation = { segment: 'Late list', country: null, role: null, expiresAt: null };
    await organiser.call('POST', `/showcases/${slug}/invitations`, invitation);
    const links = await organiser.call<{ items: { url: string; registered: number }[] }>(
      'GET',
      `/showcases/${slug}/invitations`,
    );
    const code = new URL(links.body.items[0]?.url ?? '').searchParams.get('via');
    await client.call('PUT', `${path}/consent`, {
      answers: answersOf('KR', 5).consent,
      invitation: code,
    });
    expect((await client.call('POST', `${path}/submit`)).status).toBe(201);
    await manager.update(Showcase, { slug }, { registrationClosesAt: null });
  });
});

describe("the organiser's decisions", () => {
  it('asks, hears the answer, and approves; each step is mailed in the right language', async () => {
    const client = await person('asked@lodestar10.example');
    const id = await register(client, answersOf('US', 10));
    const silent = await decide([id], 'ask');
    expect(silent.status).toBe(400);
    await decide([id], 'ask', 'Which plant is it for?');
    expect(await statusOf(id)).toBe('asked');
    const thread = await client.call<{ items: { body: string; side: string }[] }>(
      'GET',
      `/participations/${id}/messages`,
    );
    expect(thread.body.items).toMatchObject([
      { side: 'organiser', body: 'Which plant is it for?' },
    ]);
    await client.call('POST', `/participations/${id}/messages`, { body: 'Toledo, line 4.' });
    expect(await statusOf(id)).toBe('pending');
    const [heard] = (await mailsTo('organiser@showcase.example')).slice(-1);
    expect(heard?.text).toContain('> Toledo, line 4.');
    const done = await decide([id], 'approve');
    expect(done.body.outcomes).toEqual([{ participant: id, outcome: 'approved' }]);
    const kinds = (await mailsTo('asked@lodestar10.example')).map(({ kind }) => kind);
    expect(kinds).toEqual(['registration.received', 'registration.asked', 'registration.approved']);
  });

  it('keeps to the caps, and moves up who waits longest when a place becomes free', async () => {
    const { manager } = application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const approved = await manager.countBy(Participant, {
      showcase: { id: showcase.id },
      status: 'approved',
      company: { country: 'US' },
    });
    await manager.insert(Cap, { showcase, country: 'US', role: null, most: approved + 1 });
    const [first, second, third] = [
      await register(await person('a@lodestar11.example'), answersOf('US', 11)),
      await register(await person('b@lodestar12.example'), answersOf('US', 12)),
      await register(await person('c@lodestar13.example'), answersOf('US', 13)),
    ];
    const bulk = await decide([first, second, third], 'approve');
    expect(bulk.body.outcomes.map(({ outcome }) => outcome)).toEqual(['approved', 'full', 'full']);
    await decide([second], 'wait');
    await decide([third], 'wait');
    const freed = await decide([first], 'reject', 'You offer what we do not look for this year.');
    expect(freed.body.movedUp).toEqual([second]);
    expect([await statusOf(second), await statusOf(third)]).toEqual(['approved', 'waiting']);
    expect((await mailsTo('b@lodestar12.example')).map(({ kind }) => kind)).toEqual([
      'registration.received',
      'registration.waiting',
      'registration.approved',
    ]);
  });

  it('gives the last place away once, whoever asks at the same time', async () => {
    const { manager } = application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const approved = await manager.countBy(Participant, {
      showcase: { id: showcase.id },
      status: 'approved',
      roles: ['investor'] as never,
    });
    await manager.insert(Cap, { showcase, country: null, role: 'investor', most: approved + 1 });
    const ids = [
      await register(await person('a@hanbit14.example'), answersOf('KR', 14, ['investor'])),
      await register(await person('b@hanbit15.example'), answersOf('KR', 15, ['investor'])),
      await register(await person('c@hanbit16.example'), answersOf('KR', 16, ['investor'])),
    ];
    const answers = await Promise.all(ids.map((id) => decide([id], 'approve')));
    const outcomes = answers.map(({ body }) => body.outcomes[0]?.outcome).sort();
    expect(outcomes).toEqual(['approved', 'full', 'full']);
  });
});
