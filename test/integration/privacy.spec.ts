import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { User } from '#libs/accounts/user.entity.js';
import { Company } from '#libs/companies/company.entity.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import { Consent } from '#libs/showcases/consent.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { filesOfZip } from '#test/support/zip-files.js';

const slug = 'privacy-2027';
const canary = 'canary.person@hanbit1.example';
let application: Application;
let showcaseId: string;
let person: Client;

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  await application.signIn({ email: 'organiser@showcase.example' });
  const organiser = await dataSource.manager.findOneByOrFail(User, {});
  showcaseId = (await createShowcase(dataSource, newShowcase(slug), organiser)).id;
  person = clientOf(application.url, await application.signIn({ email: canary }));
  const answers = answersOf('KR', 1);
  const [delegate] = answers.people.delegates;
  const people = {
    delegates: [{ ...delegate, email: canary, nameEn: 'Canary PERSON', nameKo: '카나리' }],
  };
  for (const [step, typed] of Object.entries({ ...answers, people }))
    await person.call('PUT', `/showcases/${slug}/registration/${step}`, { answers: typed });
  const { body } = await person.call<{ participation: string }>(
    'POST',
    `/showcases/${slug}/registration/submit`,
  );
  await person.call('POST', `/participations/${body.participation}/messages`, {
    body: 'Canary PERSON asks.',
  });
  await dataSource.manager.update(Participant, body.participation, { status: 'approved' });
});

afterAll(() => application.close());

/** Rows of any table that still hold a text. */
async function holding(text: string): Promise<string[]> {
  const tables = await application.dataSource.query<{ name: string }[]>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'
       and table_type = 'BASE TABLE'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await application.dataSource.query<unknown[]>(
      `select from ${name} t where t::text ilike '%' || $1 || '%' limit 1`,
      [text],
    );
    if (hit) found.push(name);
  }
  return found;
}

describe('personal data', () => {
  it('can be taken along by the person, all of it, with a note in his language', async () => {
    const cookie = await application.signIn({ email: canary });
    const { manager } = application.dataSource;
    await manager.query(
      `insert into stored_file (kind, name, content_type, size, sha256, content, company_id, uploaded_by_id)
       select 'logo', '../Canary.pdf', 'application/pdf', 11, '', 'Canary file', m.company_id, m.user_id
       from membership m join "user" u on u.id = m.user_id where u.email = $1`,
      [canary],
    );
    const answer = await fetch(`${application.url}/api/v1/me/data`, {
      headers: { Cookie: cookie },
    });
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const files = await filesOfZip(Buffer.from(await answer.arrayBuffer()));
    expect([...files].find(([name]) => name.startsWith('files/'))).toEqual([
      expect.stringMatching(/^files\/[0-9a-f-]{36}-.._Canary\.pdf$/),
      'Canary file',
    ]);
    expect(files.get('README.txt')).toContain('All that Showcase Match keeps of you.');
    const data = JSON.parse(files.get('data.json') ?? '') as Record<string, unknown[]>;
    const filled = Object.keys(data).filter((kind) => data[kind]!.length > 0);
    expect(filled).toEqual([
      'account',
      'sessions',
      'companies',
      'delegate',
      'consents',
      'files',
      'messages',
      'mails',
      'log',
    ]);
    expect([...files.keys()].filter((name) => !name.includes('/')).sort()).toEqual(
      ['README.txt', 'data.json', ...filled.map((kind) => `${kind}.csv`)].sort(),
    );
    expect(files.get('messages.csv')).toContain('Canary PERSON asks.');
    expect(files.get('log.csv')).toContain('data.taken');
  });

  it('of the company can be taken along by its owner', async () => {
    const cookie = await application.signIn({ email: canary });
    const { id } = await application.dataSource.manager.findOneByOrFail(Company, {});
    const answer = await fetch(`${application.url}/api/v1/companies/${id}/data`, {
      headers: { Cookie: cookie },
    });
    const files = await filesOfZip(Buffer.from(await answer.arrayBuffer()));
    const data = JSON.parse(files.get('data.json') ?? '') as Record<string, unknown[]>;
    expect(data['company']).toMatchObject([{ name_en: 'Hanbit Works 1' }]);
    expect(data['delegates']).toMatchObject([{ slug, email: canary }]);
    expect(data['people']).toMatchObject([{ email: canary, role: 'owner' }]);
    expect(files.get('README.txt')).toContain('your company');
  });

  it('leaves the rounds when the consent to the transfer abroad is withdrawn', async () => {
    const { manager } = application.dataSource;
    const delegates = async () =>
      (await takeSnapshot(manager, showcaseId)).firms.flatMap((firm) => firm.delegates).length;
    expect(await delegates()).toBe(1);
    const { body } = await person.call<{ items: { id: string; purpose: string }[] }>(
      'GET',
      '/me/consents',
    );
    const transfer = body.items.find(({ purpose }) => purpose === 'transfer')?.id ?? '';
    const other = clientOf(application.url, await application.signIn({ email: 'x@y.example' }));
    expect((await other.call('DELETE', `/me/consents/${transfer}`)).status).toBe(404);
    expect((await person.call('DELETE', `/me/consents/${transfer}`)).status).toBe(204);
    expect((await person.call('DELETE', `/me/consents/${transfer}`)).status).toBe(404);
    expect(await delegates()).toBe(0);
    expect(await manager.countBy(Consent, { purpose: 'transfer' })).toBe(1);
  });

  it('is not erased while colleagues would be left without an owner', async () => {
    const { manager } = application.dataSource;
    await application.signIn({ email: 'colleague@hanbit1.example' });
    const user = await manager.findOneByOrFail(User, { email: 'colleague@hanbit1.example' });
    const company = await manager.findOneByOrFail(Company, {});
    await manager.insert(Membership, { company, user, role: 'member' });
    const refused = await person.call<{ code: string }>('DELETE', '/me');
    expect([refused.status, refused.body.code]).toEqual([409, 'company.last-owner']);
    await manager.delete(Membership, { user: { id: user.id } });
  });

  it('is gone from every table after the erasure, and nobody is signed in', async () => {
    expect(await holding('canary')).not.toEqual([]);
    expect((await person.call('DELETE', '/me')).status).toBe(204);
    expect([await holding('canary'), await holding('카나리')]).toEqual([[], []]);
    expect((await person.call('GET', '/me/data')).status).toBe(401);
    const [left] = await application.dataSource.query<{ status: string }[]>(
      'select status from participant',
    );
    expect(left?.status).toBe('withdrawn');
  });
});
