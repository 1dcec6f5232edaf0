import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openApplication, type Application } from '#test/support/application.js';
import { decide } from '#test/support/firms.js';
import { fillSide, openSide, type Side, type SideIds } from '#test/support/side.js';

let application: Application;
let own: Side;
let foreign: Side;
let theirs: SideIds;

beforeAll(async () => {
  application = await openApplication();
  own = await openSide(application, 'own-2027', 10);
  foreign = await openSide(application, 'foreign-2027', 20);
  theirs = await fillSide(foreign);
  await fillSide(own);
});

afterAll(() => application.close());

const nowhere = '00000000-0000-4000-8000-000000000000';
/** Tables that any request may change: uses of sessions, counters. */
const busy = ['session', 'rate_limit', 'api_key', 'passkey_challenge'];

/** A checksum of every table, by name. */
async function checksums(): Promise<Record<string, string>> {
  const { dataSource } = application;
  const names = dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
  const sums: Record<string, string> = {};
  for (const name of names.filter((each) => !busy.includes(each))) {
    const [row] = await dataSource.query<{ sum: string }[]>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from "${name}" t`,
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}

const company = { nameEn: 'Taken Over', city: 'Toledo', timeZone: 'UTC' };
const nulls = Object.fromEntries(
  [
    ...['nameKo', 'tradeName', 'addressEn', 'addressKo', 'postalCode', 'region', 'website'],
    ...['employees', 'founded', 'exportExperience', 'descriptionEn', 'descriptionKo'],
  ].map((name) => [name, null]),
);

const at = (
  who: 'organiser' | 'firm',
  method: string,
  path: (id: string) => string,
  body?: object,
) => ({ who, method, path, body }) as const;

/** Every address that names something of another's; `%` stands for its id. */
const byPath: [string, ReturnType<typeof at>, () => string][] = [
  [
    'company',
    at('firm', 'PUT', (id) => `/companies/${id}`, { ...company, ...nulls }),
    () => foreign.korean.companyId,
  ],
  [
    'people of a company',
    at('firm', 'GET', (id) => `/companies/${id}/people`),
    () => foreign.korean.companyId,
  ],
  [
    'data of a company',
    at('firm', 'GET', (id) => `/companies/${id}/data`),
    () => foreign.korean.companyId,
  ],
  [
    'a logo to take away',
    at('firm', 'DELETE', (id) => `/companies/${id}/logo`),
    () => foreign.korean.companyId,
  ],
  [
    'an organiser to take out',
    at('organiser', 'DELETE', (id) => `/showcases/${own.slug}/organisers/${id}`),
    () => theirs.user,
  ],
  [
    'inviting into a company',
    at('firm', 'POST', (id) => `/companies/${id}/people`, { email: 'a@b.example', language: 'en' }),
    () => foreign.korean.companyId,
  ],
  [
    'a member of a company',
    at('firm', 'DELETE', (id) => `/companies/${own.korean.companyId}/people/${id}`),
    () => theirs.user,
  ],
  [
    'making a stranger an owner',
    at('firm', 'PATCH', (id) => `/companies/${own.korean.companyId}/people/${id}`, {
      role: 'owner',
    }),
    () => theirs.user,
  ],
  [
    'letting a stranger in',
    at('firm', 'PATCH', (id) => `/companies/${own.korean.companyId}/access-requests/${id}`, {
      grant: true,
    }),
    () => theirs.user,
  ],
  ...[
    '',
    '/messages',
    '/directory',
    '/directory-facets',
    '/suggestions',
    '/wishes',
    '/requests',
  ].map((end): (typeof byPath)[number] => [
    `participation${end}`,
    at('firm', 'GET', (id) => `/participations/${id}${end}`),
    () => foreign.korean.id,
  ]),
  [
    'part',
    at('firm', 'PUT', (id) => `/participations/${id}/part`, {
      roles: ['buyer'],
      minMeetings: 0,
      maxMeetings: 1,
    }),
    () => foreign.korean.id,
  ],
  ...['offerings', 'needs', 'interests', 'certificates'].map((end): (typeof byPath)[number] => [
    `participation/${end}`,
    at('firm', 'PUT', (id) => `/participations/${id}/${end}`, { items: [] }),
    () => foreign.korean.id,
  ]),
  [
    'writing in a thread',
    at('firm', 'POST', (id) => `/participations/${id}/messages`, { body: 'Hello' }),
    () => foreign.korean.id,
  ],
  [
    'withdrawing',
    at('firm', 'POST', (id) => `/participations/${id}/withdraw`),
    () => foreign.korean.id,
  ],
  [
    'an entry of another directory',
    at('firm', 'GET', (id) => `/participations/${own.korean.id}/directory/${id}`),
    () => foreign.american.id,
  ],
  [
    'a wish at another showcase',
    at('firm', 'PUT', (id) => `/participations/${own.korean.id}/wishes/${id}`, {
      kind: 'must',
      note: null,
    }),
    () => foreign.american.id,
  ],
  [
    'wishes of another',
    at('firm', 'PUT', (id) => `/participations/${id}/wish-order`, { ids: [] }),
    () => foreign.korean.id,
  ],
  [
    'editing a request',
    at('firm', 'PATCH', (id) => `/participations/${own.korean.id}/requests/${id}`, {
      note: 'Mine',
    }),
    () => theirs.request,
  ],
  ...['accepted', 'declined', 'withdrawn'].map((answer): (typeof byPath)[number] => [
    `a request ${answer}`,
    at('firm', 'POST', (id) => `/participations/${own.korean.id}/requests/${id}/answer`, {
      answer,
    }),
    () => theirs.request,
  ]),
  ['a consent', at('firm', 'DELETE', (id) => `/me/consents/${id}`), () => theirs.consent],
  ['a session', at('firm', 'DELETE', (id) => `/sessions/${id}`), () => theirs.session],
  ...['', '/messages'].map((end): (typeof byPath)[number] => [
    `participant${end}`,
    at('organiser', 'GET', (id) => `/participants/${id}${end}`),
    () => foreign.korean.id,
  ]),
  [
    'writing to a participant',
    at('organiser', 'POST', (id) => `/participants/${id}/messages`, { body: 'Hello' }),
    () => foreign.korean.id,
  ],
  [
    'an invitation',
    at('organiser', 'DELETE', (id) => `/showcases/${own.slug}/invitations/${id}`),
    () => theirs.invitation,
  ],
  [
    'a view to take away',
    at('organiser', 'DELETE', (id) => `/showcases/${own.slug}/views/${id}`),
    () => theirs.view,
  ],
  [
    'a webhook to turn to oneself',
    at('organiser', 'PUT', (id) => `/showcases/${own.slug}/webhooks/${id}`, {
      url: 'https://192.0.43.10/mine',
      types: ['registration.decided'],
      enabled: true,
    }),
    () => theirs.webhook,
  ],
  [
    'a webhook to take away',
    at('organiser', 'DELETE', (id) => `/showcases/${own.slug}/webhooks/${id}`),
    () => theirs.webhook,
  ],
  ...['secret', 'test'].map((end): (typeof byPath)[number] => [
    `a webhook's ${end}`,
    at('organiser', 'POST', (id) => `/showcases/${own.slug}/webhooks/${id}/${end}`),
    () => theirs.webhook,
  ]),
  [
    'a delivery',
    at('organiser', 'GET', (id) => `/showcases/${own.slug}/webhook-deliveries/${id}`),
    () => theirs.delivery,
  ],
  [
    'sending a delivery again',
    at('organiser', 'POST', (id) => `/showcases/${own.slug}/webhook-deliveries/${id}/send`),
    () => theirs.delivery,
  ],
  ...['', '/events', '/timetable'].map((end): (typeof byPath)[number] => [
    `round${end}`,
    at('organiser', 'GET', (id) => `/rounds/${id}${end}`),
    () => theirs.round,
  ]),
  ...['/cancel', '/publish'].map((end): (typeof byPath)[number] => [
    `round${end}`,
    at('organiser', 'POST', (id) => `/rounds/${id}${end}`),
    () => theirs.round,
  ]),
];

describe('an id of another', () => {
  it.each(byPath)('answers as one that nothing has: %s', async (_, attack, id) => {
    const client = attack.who === 'organiser' ? own.organiser : own.korean.client;
    const before = await checksums();
    const call = (which: string) =>
      client.call(attack.method, attack.path(which), attack.body, { 'If-Match': '"1"' });
    // An empty id would only prove that nothing is nobody's.
    expect(id()).toMatch(/^[0-9a-f-]{36}$/);
    const foreignAnswer = await call(id());
    const unknownAnswer = await call(nowhere);
    expect(foreignAnswer.status).toBe(404);
    expect(foreignAnswer.body).toEqual(unknownAnswer.body);
    expect(await checksums()).toEqual(before);
  });

  it.each([
    ...['settings', 'overview', 'participants', 'rounds', 'timetable', 'mails', 'invitations'],
    ...['places', 'views', 'organisers', 'webhooks', 'webhook-deliveries', 'import-template.xlsx'],
    ...['participants.csv', 'participants.xlsx', 'mails.csv', 'timetable.csv'],
    'webhook-deliveries.csv',
  ])('answers as one that nothing has: %s of another showcase', async (end) => {
    const [theirAnswer, none] = await Promise.all(
      [foreign.slug, 'no-such-2027'].map((slug) =>
        own.organiser.call('GET', `/showcases/${slug}/${end}`),
      ),
    );
    expect(theirAnswer).toEqual(none);
    expect(theirAnswer?.status).toBe(404);
  });
});

describe('an id of another inside a body', () => {
  it('stops a decision as a whole, own ids among them', async () => {
    const before = await checksums();
    const mixed = [own.korean.id, foreign.korean.id];
    for (const action of ['withdraw', 'reject', 'wait', 'reopen']) {
      const answer = await decide(own.organiser, own.slug, mixed, action);
      const none = await decide(own.organiser, own.slug, [own.korean.id, nowhere], action);
      expect([answer.status, answer.body]).toEqual([404, none.body]);
    }
    expect(await checksums()).toEqual(before);
  });

  it('asks nobody of another showcase for a meeting', async () => {
    const before = await checksums();
    const ask = (to: string) =>
      own.korean.client.call('POST', `/participations/${own.korean.id}/requests`, {
        to,
        note: 'Hello',
      });
    const answer = await ask(foreign.american.id);
    expect([answer.status, answer.body]).toEqual([404, (await ask(nowhere)).body]);
    expect(await checksums()).toEqual(before);
  });

  it('ranks own wishes only', async () => {
    const before = await checksums();
    const ids = [foreign.american.id, foreign.korean.id, nowhere];
    const path = `/participations/${own.korean.id}/wish-order`;
    expect((await own.korean.client.call('PUT', path, { ids })).status).toBe(204);
    const after = await checksums();
    const { wish: _, audit_entry: __, ...rest } = before;
    expect(after).toMatchObject(rest);
    const [kept] = await application.dataSource.query<{ count: number }[]>(
      'select count(*)::int as count from wish where from_id = $1 and rank = 1',
      [foreign.korean.id],
    );
    expect(kept?.count).toBe(1);
  });

  it("moves no other firm's row into the own profile", async () => {
    const delegates = await foreign.korean.client.call<{ delegates: { id: string }[] }>(
      'GET',
      `/participations/${foreign.korean.id}`,
    );
    const mine = await own.korean.client.call<{ delegates: { id: string }[] }>(
      'GET',
      `/participations/${own.korean.id}`,
    );
    const stolen = { ...mine.body.delegates[0], id: delegates.body.delegates[0]?.id };
    const { status } = await own.korean.client.call(
      'PUT',
      `/participations/${own.korean.id}/delegates`,
      { items: [stolen] },
      { 'If-Match': mine.etag ?? '' },
    );
    expect(status).toBe(200);
    const after = await foreign.korean.client.call('GET', `/participations/${foreign.korean.id}`);
    expect(after.body).toEqual(delegates.body);
  });

  it('reads no cursor that was made up', async () => {
    const forged = [
      ['a', '-'.repeat(36)],
      ['a\u0000b', foreign.korean.id],
      ['\ud800', foreign.korean.id],
      ["' or true --", foreign.korean.id],
    ].map((pair) => Buffer.from(JSON.stringify(pair)).toString('base64url'));
    for (const cursor of [...forged, 'x', '', 'W10', '%00']) {
      const path = `/participations/${own.korean.id}/directory?cursor=${cursor}`;
      const { status, body } = await own.korean.client.call(`GET`, path);
      expect([200, 400]).toContain(status);
      expect(JSON.stringify(body)).not.toContain(foreign.american.id);
    }
  });
});
