import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { participantSorts } from '#libs/meetings/list-participants.js';
import { outboxSorts } from '#libs/mail/list-outbox.js';
import { queueMails } from '#libs/mail/outbox.js';
import { newMail } from '#test/factories/mail.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client } from '#test/support/client.js';

interface Page {
  total: number;
  next: string | null;
  items: { id: string; code?: string }[];
}

let application: Application;
let client: Client;

beforeAll(async () => {
  application = await openApplication();
  const { showcase } = await loadShowcase(application.dataSource);
  const cookie = await application.signIn({ email: 'organiser@showcase.example' });
  client = clientOf(application.url, cookie);
  const mails = Array.from({ length: 25 }, (_, index) =>
    newMail(index, { showcaseId: showcase.id }),
  );
  await queueMails(application.dataSource.manager, mails);
  await application.dataSource.query(
    `update outbox_mail set sent_at = created_at where abs(hashtext(id::text)) % 3 = 0`,
  );
});
afterAll(() => application.close());

async function get(path: string): Promise<Page> {
  const { status, body } = await client.call<Page>('GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

/** Every row of a list, seven a page; `between` happens after the first page. */
async function leaf(path: string, between?: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < 50; pages++) {
    const { items, next }: Page = await get(`${path}&limit=7${cursor ? `&cursor=${cursor}` : ''}`);
    found.push(...items.map(({ id }) => id));
    if (next === null) return found;
    if (pages === 0) await between?.();
    cursor = next;
  }
  throw new Error('It never ends');
}

const both = (keys: object) => Object.keys(keys).flatMap((key) => [key, `-${key}`]);
const lists: [string, string][] = [
  ...both(participantSorts).map((sort): [string, string] => ['participants', sort]),
  ...both(outboxSorts).map((sort): [string, string] => ['mails', sort]),
];

describe('a list read page by page', () => {
  it.each(lists)('%s by %s has every row once, in the order of the whole', async (list, sort) => {
    const path = `/showcases/${slug}/${list}?sort=${sort}`;
    const whole = await get(`${path}&limit=200`);
    const ids = whole.items.map(({ id }) => id);
    expect(whole.next).toBeNull();
    expect([ids.length, new Set(ids).size]).toEqual([whole.total, whole.total]);
    expect(await leaf(path)).toEqual(ids);
  });

  it('neither repeats nor passes over a row when others come and go meanwhile', async () => {
    const path = `/showcases/${slug}/participants?sort=code`;
    const before = (await get(`${path}&limit=200`)).items;
    const [first, ...rest] = before;
    const found = await leaf(path, () =>
      application.dataSource.query('update participant set code = $2 where id = $1', [
        first!.id,
        `A${first!.code}`,
      ]),
    );
    expect(found).toEqual([first, ...rest].map((row) => row!.id));
    await application.dataSource.query('update participant set code = $2 where id = $1', [
      first!.id,
      first!.code,
    ]);
  });

  it.each(['participants', 'mails'])(
    '%s names no page after a last one that is full',
    async (list) => {
      const path = `/showcases/${slug}/${list}?limit=`;
      const { total } = await get(`${path}1`);
      expect((await get(`${path}${total}`)).next).toBeNull();
      expect((await get(`${path}${total - 1}`)).next).not.toBeNull();
    },
  );

  it('the directory names none either', async () => {
    const { id, client: own } = await memberOf(application, 'K002');
    const read = async (query: string) =>
      (await own.call<Page>('GET', `/participations/${id}/directory?q=welding&${query}`)).body;
    const { total } = await read('limit=1');
    expect(total).toBeGreaterThan(1);
    expect((await read(`limit=${total}`)).next).toBeNull();
  });

  it('pages the directory too', async () => {
    const { id, client: own } = await memberOf(application, 'K001');
    const read = async (query: string) =>
      (await own.call<Page>('GET', `/participations/${id}/directory?${query}`)).body;
    const whole = await read('limit=100');
    const first = await read('limit=3');
    const second = await read(`limit=3&cursor=${first.next}`);
    expect([...first.items, ...second.items].map((row) => row.id)).toEqual(
      whole.items.slice(0, 6).map((row) => row.id),
    );
  });
});

describe('what is no cursor of a list', () => {
  const written = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const id = '00000000-0000-4000-8000-000000000000';

  it.each([
    ['mails', 'sent', written('x', id)],
    ['mails', 'sent', written('1e999', id)],
    ['mails', 'name', written('a\0', id)],
    ['mails', 'name', written('\ud800', id)],
    ['mails', 'name', written('a', `${id}'`)],
    ['mails', 'name', written(1, 2)],
    ['participants', 'wishes', written('9'.repeat(30), 'K001')],
    ['participants', 'wishes', written('1', "K001' or true --")],
    ['participants', 'code', 'x'],
    ['participants', 'code', written()],
  ])('%s by %s: %s', async (list, sort, cursor) => {
    const path = `/showcases/${slug}/${list}?sort=${sort}&cursor=${cursor}`;
    const { status, body } = await client.call('GET', path);
    expect([status, body]).toMatchObject([
      400,
      { errors: [{ field: 'cursor', code: 'field.cursor' }] },
    ]);
  });

  it('names a sort or a limit that there is not', async () => {
    const { body } = await client.call('GET', `/showcases/${slug}/mails?sort=size&limit=201`);
    expect(body).toMatchObject({
      code: 'request.invalid',
      errors: expect.arrayContaining([
        expect.objectContaining({ field: 'sort' }),
        expect.objectContaining({ field: 'limit' }),
      ]) as unknown,
    });
  });
});
