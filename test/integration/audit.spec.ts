import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { auditActions, readActions } from '#libs/audit/actions.js';
import { storeFile } from '#libs/files/store-file.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { HeldCertificate } from '#libs/showcases/held-certificate.entity.js';
import { auditRules, withoutRoute } from '#test/e2e/audit-rules.js';
import { rules } from '#test/e2e/access-rules.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client } from '#test/support/client.js';

interface Entry {
  id: string;
  action: string;
  kind: string;
  text: { en: string; ko: string };
  actor: { role: string; name: string | null };
  company: { en: string } | null;
}
interface Page {
  items: Entry[];
  next: string | null;
}

let application: Application;
let organiser: string;
let delegate: Client;
let ids: { participant: string; other: string; round: string; file: string };

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  const { showcase, userId } = await loadShowcase(dataSource);
  await application.startWorker();
  const start = { showcaseId: showcase.id, userId, budget: 'quick' as const };
  const round = await application.rounds.start(start);
  await roundIn(dataSource, round.id, ['proposed']);
  const publicUrl = 'http://localhost:3000';
  await application.rounds.publish({ roundId: round.id, userId, publicUrl });
  const contact = await dataSource.manager.findOneOrFail(Delegate, {
    where: { participant: { code: 'K001' }, position: 1 },
    relations: { participant: { company: true } },
  });
  const participantId = contact.participant.id;
  const { identifiers } = await dataSource.manager.insert(HeldCertificate, {
    participant: { id: participantId },
    standard: 'iso-9001',
  });
  const paper = await storeFile(
    dataSource,
    {
      companyId: contact.participant.company.id,
      certificate: { id: (identifiers[0] as { id: string }).id, participantId },
    },
    { content: Buffer.from('%PDF'), contentType: 'application/pdf', name: null },
    userId,
  );
  const [met] = await dataSource.query<{ id: string }[]>(
    'select us_participant_id as id from meeting where kr_participant_id = $1 limit 1',
    [participantId],
  );
  ids = { participant: participantId, other: met!.id, round: round.id, file: paper.id };
  organiser = await application.signIn({ email: 'organiser@showcase.example' });
  const signedIn = await application.signIn({ email: contact.email });
  delegate = clientOf(application.url, signedIn);
});

afterAll(() => application.close());

const texts = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../../libs/messages/audit.${language}.json`, import.meta.url), 'utf8'),
  ) as Record<string, string>;

async function newest(): Promise<string> {
  const [row] = await application.dataSource.query<{ id: string }[]>(
    'select coalesce(max(id), 0) as id from audit_entry',
  );
  return row!.id;
}

function log(query = ''): Promise<{ body: Page; status: number }> {
  return delegate.call<Page>('GET', `/me/log?${query}`);
}

describe('what is recorded', () => {
  it('is said of every route', () => {
    expect(Object.keys(auditRules).sort()).toEqual(Object.keys(rules).sort());
  });

  it('has a route or a job, and words in both languages', () => {
    const recorded = Object.values(auditRules).flatMap((rule) =>
      typeof rule === 'string' ? [rule] : Array.isArray(rule) ? rule : [],
    );
    expect([...new Set([...recorded, ...withoutRoute])].sort()).toEqual([...auditActions].sort());
    for (const language of ['en', 'ko']) {
      const worded = Object.keys(texts(language)).filter((key) => !key.startsWith('audit.actor.'));
      expect(worded.sort()).toEqual(auditActions.map((action) => `audit.${action}`).sort());
    }
  });

  const reads = Object.entries(auditRules).flatMap(([route, rule]) => {
    const action = readActions.find((each) => each === rule && each !== 'data.taken');
    return action ? [[route, action] as const] : [];
  });
  it.each(reads)('%s by an organiser: %s, one row, seen by the delegate', async (route, action) => {
    // What is read again within a minute is one read: the routes of one action stand for themselves.
    await application.dataSource.query('alter table audit_entry disable trigger user');
    await application.dataSource.query(`update audit_entry set at = at - interval '2 minutes'
      where acted_as = 'organiser' and action = '${action}'`);
    await application.dataSource.query('alter table audit_entry enable trigger user');
    const before = await newest();
    const path = route
      .replace('GET ', '')
      .replace('{slug}', slug)
      .replace('/files/{id}', `/files/${ids.file}`)
      .replace('{id}', route.includes('/rounds/') ? ids.round : ids.participant)
      .replace('{aId}', ids.participant)
      .replace('{bId}', ids.other)
      .replace(/(rounds\/.+\/places)$/, `$1?a=${ids.participant}&b=${ids.other}`);
    for (let times = 0; times < 2; times++) {
      const answer = await fetch(application.url + path, { headers: { Cookie: organiser } });
      expect(answer.status).toBe(200);
    }
    const rows = await application.dataSource.query<{ action: string }[]>(
      'select action from audit_entry where id > $1',
      [before],
    );
    expect(rows).toEqual([{ action }]);
    const [entry] = (await log('limit=1')).body.items;
    expect(entry).toMatchObject({
      action,
      kind: 'read',
      actor: { role: 'organiser', name: 'Kim Hana' },
      text: {
        en: texts('en')[`audit.${action}`],
        ko: texts('ko')[`audit.${action}`],
      },
    });
  });
});

describe('the log of a person', () => {
  it('comes page by page, each entry once, the newest first', async () => {
    const all = (await log('limit=200')).body.items.map(({ id }) => id);
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await log(`limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ id }) => id));
      if (body.next === null) break;
      cursor = body.next;
    }
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual([...seen].sort((a, b) => Number(b) - Number(a)));
  });

  it('is searched by words of either language, by kind and by time', async () => {
    const found = async (query: string) =>
      [...new Set((await log(query)).body.items.map(({ action }) => action))].sort();
    expect(await found(`q=${encodeURIComponent('메일 목록')}`)).toEqual([
      'mails.exported',
      'mails.read',
    ]);
    expect(await found('q=Signed in')).toEqual(['session.opened']);
    expect((await found('kind=change')).some((action) => action.endsWith('.read'))).toBe(false);
    expect(await found(`to=2020-01-01T00:00:00Z`)).toEqual([]);
    expect((await log('cursor=nonsense')).status).toBe(400);
  });

  it('shows nothing of others: not another firm, not a list read before the person took part', async () => {
    const other = await memberOf(application, 'U002');
    const { body } = await other.client.call<Page>('GET', '/me/log?limit=200');
    expect(body.items.map(({ action }) => action)).toEqual(['session.opened', 'account.created']);
    const company = (await delegate.call<{ companies: { id: string }[] }>('GET', '/me')).body
      .companies[0]!.id;
    const foreign = await other.client.call<Page>('GET', `/me/log?company=${company}`);
    expect(foreign.body.items).toEqual([]);
    const own = (await log(`company=${company}&limit=200`)).body.items;
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((entry) => entry.company !== null)).toBe(true);
    await application.dataSource.manager.update(
      Delegate,
      { participant: { id: ids.participant } },
      { createdAt: new Date(Date.now() + 60_000) },
    );
    const lists = (await log('q=mails&limit=200')).body.items;
    expect(lists).toEqual([]);
  });

  it('can be taken along as .csv', async () => {
    const cookie = await application.signIn({ email: 'u002@member.example' });
    const answer = await fetch(`${application.url}/api/v1/me/log.csv`, {
      headers: { Cookie: cookie },
    });
    expect(await answer.text()).toContain('Signed in,로그인함,You,본인');
  });
});
