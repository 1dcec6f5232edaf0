import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Organiser } from '#libs/showcases/organiser.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { decide, openShowcase, registerFirm, type Firm } from '#test/support/firms.js';

let application: Application;
/** Two showcases, each with its organiser, a Korean and a U.S. firm. */
interface Side {
  slug: string;
  organiser: Client;
  korean: Firm;
  american: Firm;
}
let own: Side;
let foreign: Side;
/** Ids of the other side, by what they name. */
let theirs: Record<'invitation' | 'request' | 'user' | 'round' | 'consent' | 'session', string>;

beforeAll(async () => {
  application = await openApplication();
  own = await openSide('own-2027', 10);
  foreign = await openSide('foreign-2027', 20);
  theirs = await fill(foreign);
  await fill(own);
});

afterAll(() => application.close());

async function openSide(slug: string, serial: number): Promise<Side> {
  const organiser = await openShowcase(application, slug);
  const korean = await registerFirm(application, slug, 'KR', serial);
  const american = await registerFirm(application, slug, 'US', serial);
  await decide(organiser, slug, [korean.id, american.id], 'approve');
  return { slug, organiser, korean, american };
}

/** Something of every kind that has an id. */
async function fill({ slug, organiser, korean, american }: Side): Promise<typeof theirs> {
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
    await organiser.call('POST', `/showcases/${slug}/rounds`, { budget: 'quick' }),
  ];
  expect(made.map(({ status }) => status)).toEqual([204, 201, 201, 201]);
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
  };
}

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
    const foreignAnswer = await call(id());
    const unknownAnswer = await call(nowhere);
    expect(foreignAnswer.status).toBe(404);
    expect(foreignAnswer.body).toEqual(unknownAnswer.body);
    expect(await checksums()).toEqual(before);
  });

  it.each(['settings', 'overview', 'participants', 'rounds', 'timetable', 'mails', 'invitations'])(
    'answers as one that nothing has: %s of another showcase',
    async (end) => {
      const [theirAnswer, none] = await Promise.all(
        [foreign.slug, 'no-such-2027'].map((slug) =>
          own.organiser.call('GET', `/showcases/${slug}/${end}`),
        ),
      );
      expect(theirAnswer).toEqual(none);
      expect(theirAnswer?.status).toBe(404);
    },
  );
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

describe('what a firm types', () => {
  it("cannot stop the showcase's round", async () => {
    const path = `/participations/${own.korean.id}`;
    const mine = await own.korean.client.call<{ delegates: object[] }>('GET', path);
    const items = mine.body.delegates.map((each) => ({
      ...each,
      availableSlots: ['d1-1', 'd9-9', 'nowhere'],
    }));
    const version = { 'If-Match': mine.etag ?? '' };
    await own.korean.client.call('PUT', `${path}/delegates`, { items }, version);
    await application.startWorker();
    const rounds = () =>
      own.organiser.call<{ items: { state: string; failure: unknown }[] }>(
        'GET',
        `/showcases/${own.slug}/rounds`,
      );
    for (let tries = 0; tries < 600; tries++) {
      const [round] = (await rounds()).body.items;
      if (round && !['queued', 'running'].includes(round.state)) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await rounds()).body.items[0]).toMatchObject({ state: 'proposed', failure: null });
  });
});

describe('what changes while somebody is signed in', () => {
  it('holds from the next request on: a member put out, an organiser taken off', async () => {
    const { manager } = application.dataSource;
    const email = 'second@owner.example';
    const invited = await own.korean.client.call(
      'POST',
      `/companies/${own.korean.companyId}/people`,
      {
        email,
        language: 'en',
      },
    );
    expect(invited.status).toBe(204);
    const second = clientOf(application.url, await application.signIn({ email }));
    const path = `/participations/${own.korean.id}`;
    expect((await second.call('GET', path)).status).toBe(200);
    expect((await second.call('POST', `${path}/withdraw`)).status).toBe(403);
    const people = await own.korean.client.call<{ members: { userId: string; email: string }[] }>(
      'GET',
      `/companies/${own.korean.companyId}/people`,
    );
    const userId = people.body.members.find((each) => each.email === email)?.userId ?? '';
    await own.korean.client.call('DELETE', `/companies/${own.korean.companyId}/people/${userId}`);
    expect((await second.call('GET', path)).status).toBe(404);
    // Signing in anew brings nobody back who was put out.
    const again = clientOf(application.url, await application.signIn({ email }));
    expect((await again.call('GET', path)).status).toBe(404);
    const organiser = await manager.findOneOrFail(Organiser, {
      where: { user: { email: `organiser@${own.slug}.example` } },
    });
    await manager.delete(Organiser, organiser.id);
    expect((await own.organiser.call('GET', `/showcases/${own.slug}/settings`)).status).toBe(404);
  });
});
