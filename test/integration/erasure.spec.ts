import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { CompanyOwner } from '#libs/companies/company-owner.entity.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { applyErasures, listErasures } from '#libs/privacy/erasures.js';
import { MatchingEngine } from '#libs/rounds/engine.js';
import { replayRound } from '#libs/rounds/replay-round.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Organiser } from '#libs/showcases/organiser.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client, type Member } from '#test/support/client.js';

const email = 'canary.person@canary.example';
const names = { nameEn: 'Canary PERSON', nameKo: '카나리분' };
const marks = ['canary', '카나리'];
const other = 'erasure-2027';
let application: Application;
let person: Client;
let colleague: Member;
let organiser: Client;
let roundId: string;

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  const { showcase, userId } = await loadShowcase(dataSource);
  await application.startWorker();
  const host = await ensureUser(dataSource.manager, { email: 'host@x.example', name: 'Host' });
  await createShowcase(dataSource, newShowcase(other), host);
  organiser = clientOf(
    application.url,
    await application.signIn({ email: 'organiser@showcase.example' }),
  );
  colleague = await memberOf(application, 'K001');
  const readers = [await memberOf(application, 'U001'), await memberOf(application, 'U002')];
  await beEverywhere(showcase, readers);
  const round = await application.rounds.start({
    showcaseId: showcase.id,
    userId,
    budget: 'quick',
  });
  roundId = round.id;
  await roundIn(dataSource, roundId, ['proposed']);
  const publicUrl = 'http://localhost:3000';
  await application.rounds.publish({ roundId, userId, publicUrl });
  await allSent();
}, 120_000);

afterAll(() => application.close());

/** Leaves the person's name, address and words wherever the product keeps any. */
async function beEverywhere(showcase: Showcase, [first, second]: Member[]): Promise<void> {
  const { manager } = application.dataSource;
  const user = await ensureUser(manager, { email, name: names.nameEn });
  const { company } = await manager.findOneOrFail(Participant, {
    where: { id: colleague.id },
    relations: { company: true },
  });
  await manager.insert(Membership, { company, user, role: 'owner' });
  await manager.insert(Organiser, { showcase, user });
  await manager.insert(CompanyOwner, { company, position: 1, kind: 'person', name: names.nameEn });
  await manager.update(Showcase, showcase.id, { contactEmail: email, contactName: names.nameEn });
  person = clientOf(application.url, await application.signIn({ email }));
  const at = `/participations/${colleague.id}`;
  const { body, etag } = await person.call<{ delegates: Record<string, unknown>[] }>('GET', at);
  const [contact, ...rest] = body.delegates;
  const self = { ...names, email, titleEn: 'Canary Chief', titleKo: '카나리 팀장' };
  const items = [{ ...contact, ...self, phone: '+82 2 123 4567' }, ...rest];
  const ok = [
    await person.call('PATCH', '/me', { name: names.nameEn }),
    await person.call('PUT', `${at}/delegates`, { items }, { 'If-Match': etag ?? '' }),
    await person.call('PUT', `${at}/wishes/${first!.id}`, { kind: 'must', note: 'Canary wish' }),
    await person.call('POST', `${at}/requests`, { to: second!.id, note: 'Canary asks' }),
    await person.call('POST', `${at}/messages`, { body: 'Canary writes' }),
    await colleague.client.call('POST', `${at}/messages`, { body: 'The colleague writes' }),
    await person.call('POST', `/companies/${company.id}/people`, {
      email: 'new@hangyeol.example',
      language: 'en',
    }),
    await person.call('POST', '/api-keys', { name: 'Canary', scopes: ['company:read'], days: 1 }),
    await person.call('POST', `/showcases/${slug}/views`, {
      name: 'Canary view',
      query: 'q=canary',
      shared: true,
    }),
    await person.call('PUT', `/showcases/${other}/registration/company`, {
      answers: { nameEn: 'Canary draft' },
    }),
    await colleague.client.call('PUT', `/showcases/${other}/registration/people`, {
      answers: { delegates: [{ ...answersOf('KR', 1).people.delegates[0], ...names, email }] },
    }),
    await organiser.call('GET', `/participants/${colleague.id}`),
    await organiser.call('POST', `/showcases/${slug}/organisers`, { email, language: 'ko' }),
    await person.call('POST', `/showcases/${slug}/organisers`, {
      email: 'invited@x.example',
      language: 'en',
    }),
    await person.call('POST', '/sign-in-links', { email, language: 'en' }),
  ];
  expect(ok.map(({ status }) => status).filter((status) => status >= 300)).toEqual([]);
}

async function allSent(): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const [row] = await application.dataSource.query<{ left: number }[]>(
      `select count(*)::int as left from outbox_mail where state in ('queued', 'sending')`,
    );
    if (row?.left === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Mails are still on their way');
}

/** Tables of every schema that hold a mark; the mailbox's mails as their reader sees them. */
async function holding(): Promise<string[]> {
  const tables = await application.dataSource.query<{ name: string }[]>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
     from information_schema.tables where table_type = 'BASE TABLE'
       and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await application.dataSource.query<unknown[]>(
      `select from ${name} t where t::text ilike any ($1) limit 1`,
      [marks.map((mark) => `%${mark}%`)],
    );
    if (hit) found.push(name.replace('public.', ''));
  }
  const list = (await (await fetch(`${application.url}/mailbox/api/messages`)).json()) as {
    items: { id: string }[];
  };
  for (const { id } of list.items) {
    const text = await (await fetch(`${application.url}/mailbox/api/messages/${id}`)).text();
    if (marks.some((mark) => text.toLowerCase().includes(mark))) found.push('mailbox');
  }
  return [...new Set(found)].sort();
}

async function counts(): Promise<unknown> {
  const [row] = await application.dataSource.query<unknown[]>(
    `select (select count(*) from participant) as participants, (select count(*) from wish) as wishes,
       (select count(*) from meeting_request) as requests, (select count(*) from meeting) as meetings,
       (select count(*) from outbox_mail where showcase_id is not null and state = 'sent') as mails,
       (select count(*) from delegate) as delegates`,
  );
  return row;
}

describe('erasure', () => {
  it('leaves nothing of the person in any table, and every count as it was', async () => {
    expect(await holding()).toEqual([
      '"user"',
      'api_key',
      'caught_mail',
      'company_owner',
      'delegate',
      'mailbox',
      'meeting_request',
      'organiser_invitation',
      'outbox_mail',
      'participant',
      'rate_limit',
      'registration_draft',
      'saved_view',
      'showcase',
      'sign_in_link',
      'thread_message',
      'wish',
    ]);
    const before = await counts();
    expect((await person.call('DELETE', '/me')).status).toBe(204);
    expect(await holding()).toEqual([]);
    expect(await counts()).toEqual(before);
  });

  it('leaves what is others’: the conversation, the timetable, a round that replays', async () => {
    const thread = await colleague.client.call<{ items: { body: string }[] }>(
      'GET',
      `/participations/${colleague.id}/messages`,
    );
    expect(thread.body.items.map(({ body }) => body)).toEqual(['The colleague writes']);
    const engine = new MatchingEngine();
    try {
      expect((await replayRound(application.dataSource, engine, roundId)).identical).toBe(true);
    } finally {
      await engine.close();
    }
    const timetable = await organiser.call<{ meetings: { kr: { delegate: { en: string } } }[] }>(
      'GET',
      `/showcases/${slug}/timetable`,
    );
    expect(timetable.body.meetings.some(({ kr }) => kr.delegate.en === 'Delegate')).toBe(true);
  });

  it('is told to the organiser where the person was a delegate', async () => {
    const { body } = await organiser.call('GET', `/participants/${colleague.id}`);
    expect(body['delegateErasedAt']).toEqual(expect.any(String));
    const list = await organiser.call<{ items: { id: string }[] }>(
      'GET',
      `/showcases/${slug}/participants?mark=changed`,
    );
    expect(list.body.items.map(({ id }) => id)).toContain(colleague.id);
  });

  it('is done again after a restore, but not to an account that came later', async () => {
    const { dataSource } = application;
    const erasures = await listErasures(dataSource);
    expect(erasures).toHaveLength(1);
    await application.signIn({ email });
    const participant = { id: colleague.id };
    const person = { ...names, email, languages: ['ko'], mailLanguage: 'ko' as const };
    const back = { ...person, participant, position: 98, timeZone: 'Asia/Seoul' };
    await dataSource.manager.insert(Delegate, back);
    expect(await applyErasures(dataSource, erasures, 'http://localhost:3000')).toBe(0);
    await dataSource.query(`update "user" set created_at = '2020-01-01' where email = $1`, [email]);
    expect(await applyErasures(dataSource, erasures, 'http://localhost:3000')).toBe(1);
    expect(await holding()).toEqual([]);
  });

  it('leaves mails alone in whose words the name of the person happens to stand', async () => {
    const mail = { email: 'mail@x.example' };
    const called = clientOf(application.url, await application.signIn(mail));
    await called.call('PATCH', '/me', { name: 'mail' });
    const guest = 'guest@x.example';
    await organiser.call('POST', `/showcases/${slug}/organisers`, { email: guest, language: 'en' });
    await allSent();
    expect((await called.call('DELETE', '/me')).status).toBe(204);
    const [invitation] = await application.dataSource.query<{ text: string }[]>(
      `select text from outbox_mail where to_address = $1`,
      [guest],
    );
    expect(invitation?.text).toContain('mail');
  });
});
