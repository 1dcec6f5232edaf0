import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { openApplication, type Application } from '#test/support/application.js';
import { decide } from '#test/support/firms.js';
import { fillSide, openSide, type Side } from '#test/support/side.js';

import { foreignAddresses, type Sides } from './foreign-addresses.js';

let application: Application;
let own: Side;
let foreign: Side;
const sides = {} as Sides;

beforeAll(async () => {
  application = await openApplication();
  own = await openSide(application, 'own-2027', 10);
  foreign = await openSide(application, 'foreign-2027', 20);
  Object.assign(sides, { own, foreign, theirs: await fillSide(foreign) });
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

describe('an id of another', () => {
  it.each(foreignAddresses(sides))('answers as one that nothing has: %s', async (_, attack, id) => {
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
