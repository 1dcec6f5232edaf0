import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { taxonomyPath } from '#libs/taxonomy/taxonomy.js';
import { loadShowcase, openApplication, type Application } from '#test/support/application.js';
import { memberOf, type Member } from '#test/support/client.js';

let application: Application;
let korean: Member;
let american: Member;

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  korean = await memberOf(application, 'K001');
  american = await memberOf(application, 'U001');
});

afterAll(() => application.close());

type Item = Record<string, unknown>;

const need = {
  ...{ code: 'rob-ee-soft', moreCodes: [], descriptionEn: null, descriptionKo: null },
  ...{ quantity: null, neededInDays: null, budgetFrom: null, budgetTo: null },
  ...{ certificatesRequired: [], certificatesPreferred: [], presentSupply: null },
};
const interest = {
  ...{ kind: 'invest', code: 'rob-ee-soft', stage: null, instrument: null },
  ...{ ticketFrom: null, ticketTo: null, cooperation: [] },
};
const certificate = {
  ...{ standard: 'iso-9001', number: null, issuer: null, scope: null, expiresOn: null },
};

describe('profiles', () => {
  it('are saved by section, and of two edits on one version the second is refused', async () => {
    const read = await korean.client.call<{
      offerings: Record<string, unknown>[];
      version: number;
      completeness: { percent: number };
    }>('GET', `/participations/${korean.id}`);
    const { offerings, version } = read.body;
    const save = (items: unknown[], match?: string) =>
      korean.client.call<{ code: string; version: number; completeness: { percent: number } }>(
        'PUT',
        `/participations/${korean.id}/offerings`,
        { items },
        match === undefined ? {} : { 'If-Match': match },
      );
    const named = offerings.map((each, index) => ({ ...each, nameEn: `Zephyrine ${index}` }));
    expect((await save(named)).body.code).toBe('profile.version-needed');
    const saved = await save(named.reverse(), `"${version}"`);
    expect([saved.status, saved.etag]).toEqual([200, `"${version + 1}"`]);
    const stale = await save(offerings, `"${version}"`);
    expect([stale.status, stale.body]).toMatchObject([
      412,
      {
        code: 'profile.changed',
        current: {
          version: version + 1,
          changedBy: 'K001',
          changedAt: expect.any(String) as unknown,
        },
      },
    ]);
    const again = await korean.client.call<{ offerings: { id: string }[] }>(
      'GET',
      `/participations/${korean.id}`,
    );
    expect(again.body.offerings.map(({ id }) => id)).toEqual(
      named.map((each) => (each as { id?: unknown }).id),
    );
    expect(
      (
        await american.client.call<{ total: number }>(
          'GET',
          `/participations/${american.id}/directory?q=zephyrine`,
        )
      ).body.total,
    ).toBe(1);
  });

  it("takes another firm's row for a new one", async () => {
    const theirs = await american.client.call<{ needs: { id: string; code: string }[] }>(
      'GET',
      `/participations/${american.id}`,
    );
    const [need] = theirs.body.needs;
    const own = await korean.client.call<{ version: number }>(
      'GET',
      `/participations/${korean.id}`,
    );
    await korean.client.call(
      'PUT',
      `/participations/${korean.id}/needs`,
      { items: [need] },
      { 'If-Match': `"${own.body.version}"` },
    );
    const after = await american.client.call<{ needs: { id: string }[] }>(
      'GET',
      `/participations/${american.id}`,
    );
    expect(after.body.needs).toEqual(theirs.body.needs);
  });

  it.each([
    ['offerings', (items: Item[]) => [items[0]!, { ...items[0]! }], 'items.1.id', 'field.twice'],
    [
      'needs',
      () => [need, { ...need, moreCodes: ['rob-ee-soft', 'rob-ee-soft'] }],
      'items.1.moreCodes',
      'field.twice',
    ],
    [
      'needs',
      () => [{ ...need, certificatesRequired: ['iso-9001', 'iso-9001'] }],
      'items.0.certificatesRequired',
      'field.twice',
    ],
    ['interests', () => [interest, interest], 'items.1.code', 'field.twice'],
    ['certificates', () => [certificate, certificate], 'items.1.standard', 'field.twice'],
    [
      'delegates',
      ([first]: Item[]) => [
        first!,
        { ...first!, id: undefined, email: ` ${String(first!['email']).toUpperCase()} ` },
      ],
      'items.1.email',
      'field.email-twice',
    ],
    ['delegates', ([first]: Item[]) => [first!, first!], 'items.1.id', 'field.twice'],
  ] as const)('name what is in a list twice and keep what stood there: %s', async (...row) => {
    const [name, twice, field, code] = row;
    const path = `/participations/${korean.id}`;
    const before = await korean.client.call<Record<string, Item[]>>('GET', path);
    const items = twice(before.body[name] ?? []);
    const headers = { 'If-Match': before.etag ?? '' };
    const answer = await korean.client.call('PUT', `${path}/${name}`, { items }, headers);
    expect([answer.status, answer.body['errors']]).toMatchObject([400, expect.anything()]);
    const errors = answer.body['errors'] as { field: string; code: string }[];
    expect(errors).toContainEqual(expect.objectContaining({ field, code }));
    expect((await korean.client.call('GET', path)).body).toEqual(before.body);
  });

  it('say how many firms of the other country each term would reach, branches included', async () => {
    type Counts = { items: { code: string; needs: number; offerings: number }[] };
    const { body } = await korean.client.call<Counts>(
      'GET',
      `/participations/${korean.id}/code-counts`,
    );
    const need = await application.dataSource.query<{ code: string; firms: number }[]>(
      `select code, count(distinct participant_id)::int as firms from (
         select n.participant_id, unnest(n.code || n.more_codes) as code from need n
         join participant p on p.id = n.participant_id join company c on c.id = p.company_id
         where c.country = 'US' and p.status = 'approved') said group by code`,
    );
    const leaf = need.find(({ code }) => code.split('-').length > 2)!;
    const of = (code: string) => body.items.find((item) => item.code === code)?.needs ?? 0;
    expect(of(leaf.code)).toBe(leaf.firms);
    const [branch] = taxonomyPath(leaf.code).slice(1);
    expect(of(branch!)).toBeGreaterThanOrEqual(leaf.firms);
  });

  it('answers 404 for what is of another company', async () => {
    for (const path of ['', '/directory', '/wishes', '/messages', '/requests', '/suggestions'])
      expect(
        (await korean.client.call('GET', `/participations/${american.id}${path}`)).status,
      ).toBe(404);
  });
});
