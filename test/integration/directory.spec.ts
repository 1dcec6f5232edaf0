import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Company } from '#libs/companies/company.entity.js';
import { expireRequests } from '#libs/directory/expire-requests.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { MeetingRequest } from '#libs/showcases/meeting-request.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import {
  loadShowcase,
  openApplication,
  slug,
  type Application,
} from '#test/support/application.js';
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

interface Entry {
  id: string;
  country: string;
  company: { en: string };
  offerings: { codes: { code: string }[] }[];
  wish: { kind: string; rank: number | null; note: string | null } | null;
  wishesYou: boolean | null;
}
interface Page {
  total: number;
  items: Entry[];
  next: string | null;
  terms: { word: string; twins: string[] }[];
}

function search(query: string, who = korean) {
  return who.client.call<Page>('GET', `/participations/${who.id}/directory?${query}`);
}

describe('the directory', () => {
  it('shows the other country only, page by page, each once', async () => {
    const ids: string[] = [];
    let cursor: string | null = '';
    let total = 0;
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { status, body }: { status: number; body: Page } = await search(`limit=17${more}`);
      expect(status).toBe(200);
      total = body.total;
      ids.push(...body.items.map(({ id }) => id));
      expect(body.items.every(({ country }) => country === 'US')).toBe(true);
      cursor = body.next;
    }
    expect(ids.length).toBe(total);
    expect(new Set(ids).size).toBe(total);
    expect((await search('cursor=zzz')).status).toBe(400);
  });

  it.each(['name', '-name', 'newest', 'fit'])('pages through the sort by %s', async (sort) => {
    const whole = await search(`sort=${sort}&limit=100`);
    const first = await search(`sort=${sort}&limit=10`);
    const second = await search(`sort=${sort}&limit=10&cursor=${first.body.next}`);
    const ids = (page: { body: Page }) => page.body.items.map(({ id }) => id);
    expect([...ids(first), ...ids(second)]).toEqual(ids(whole).slice(0, 20));
  });

  it('finds an English profile by a Korean word, through the taxonomy', async () => {
    const { body } = await search(`q=${encodeURIComponent('그리퍼')}&limit=100`);
    expect(body.terms[0]?.twins).toContain('gripper');
    expect(body.total).toBeGreaterThan(0);
    const english = await search('q=gripper&limit=100');
    const ids = new Set(body.items.map(({ id }) => id));
    expect(english.body.items.some(({ id }) => ids.has(id))).toBe(true);
  });

  it('forgives a slip of the finger, and finds nothing for nonsense', async () => {
    const right = await search('q=gripper');
    const slip = await search('q=griper');
    expect(right.body.total).toBeGreaterThan(0);
    expect(slip.body.total).toBeGreaterThan(0);
    expect((await search('q=qzxv')).body.total).toBe(0);
    expect((await search(`q=${encodeURIComponent('100%_\\')}`)).status).toBe(200);
  });

  it('counts what a filter would leave, and the filter leaves that', async () => {
    const facets = await korean.client.call<{
      items: { kind: string; value: string; count: number; label: { ko: string } }[];
    }>('GET', `/participations/${korean.id}/directory-facets`);
    for (const [kind, parameter] of [
      ['code', 'codes'],
      ['role', 'roles'],
      ['certificate', 'certificates'],
    ]) {
      const facet = facets.body.items.find((each) => each.kind === kind);
      const filtered = await search(`${parameter}=${facet?.value}`);
      expect([kind, filtered.body.total]).toEqual([kind, facet?.count]);
    }
  });

  it('tells no contact, no number and no owner of another company', async () => {
    const { body } = await search('limit=100');
    const text = JSON.stringify(body);
    const companies = await application.dataSource.manager.find(Company);
    for (const { registrationNumber } of companies)
      if (registrationNumber) expect(text).not.toContain(registrationNumber);
    expect(text).not.toMatch(/@|phone|owner|email/i);
  });

  it('is closed to who is not approved', async () => {
    const { manager } = application.dataSource;
    const waiting = await memberOf(application, 'K002');
    await manager.update(Participant, waiting.id, { status: 'waiting' });
    const refused = await search('', waiting);
    expect([refused.status, refused.body]).toMatchObject([
      403,
      { code: 'participation.not-approved' },
    ]);
    const seen = await american.client.call(
      'GET',
      `/participations/${american.id}/directory/${waiting.id}`,
    );
    expect(seen.status).toBe(404);
    await manager.update(Participant, waiting.id, { status: 'approved' });
  });
});

describe('suggestions', () => {
  it('name firms of the other country with reasons in both languages, best first', async () => {
    const { body } = await korean.client.call<{
      items: { score: number; country: string; reasons: { text: { ko: string; en: string } }[] }[];
    }>('GET', `/participations/${korean.id}/suggestions`);
    expect(body.items.length).toBeGreaterThan(3);
    const scores = body.items.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(body.items.every(({ country }) => country === 'US')).toBe(true);
    expect(body.items[0]?.reasons[0]?.text.ko).toMatch(/[가-힣]/);
  });

  it("are no way to learn of another's wish", async () => {
    const before = await korean.client.call('GET', `/participations/${korean.id}/suggestions`);
    await application.dataSource.query('delete from wish where from_id <> $1', [korean.id]);
    const after = await korean.client.call('GET', `/participations/${korean.id}/suggestions`);
    expect(after.body).toEqual(before.body);
  });
});

describe('wishes', () => {
  const wishes = () =>
    korean.client.call<{ items: { id: string; kind: string; rank: number | null }[] }>(
      'GET',
      `/participations/${korean.id}/wishes`,
    );
  const mark = (toId: string, kind: string, note: string | null = null) =>
    korean.client.call<{ code: string }>('PUT', `/participations/${korean.id}/wishes/${toId}`, {
      kind,
      note,
    });

  it('are marked, ranked, changed and taken back, and the round reads them', async () => {
    await application.dataSource.query('delete from wish where from_id = $1', [korean.id]);
    const { body } = await search('limit=4');
    const [a = '', b = '', c = '', d = ''] = body.items.map(({ id }) => id);
    for (const [id, kind] of [
      [a, 'must'],
      [b, 'meet'],
      [c, 'meet'],
      [d, 'no'],
    ])
      expect((await mark(id ?? '', kind ?? '')).status).toBe(204);
    await korean.client.call('PUT', `/participations/${korean.id}/wish-order`, { ids: [c, a, b] });
    expect((await wishes()).body.items.map(({ id, rank }) => [id, rank])).toEqual([
      [c, 1],
      [a, 2],
      [b, 3],
      [d, null],
    ]);
    await mark(b, 'must', 'Ask about the soft gripper');
    const entry = await korean.client.call<Entry>(
      'GET',
      `/participations/${korean.id}/directory/${b}`,
    );
    expect(entry.body.wish).toEqual({
      kind: 'must',
      rank: 3,
      note: 'Ask about the soft gripper',
    });
    await korean.client.call('DELETE', `/participations/${korean.id}/wishes/${a}`);
    expect((await wishes()).body.items.map(({ id }) => id)).toEqual([c, b, d]);
  });

  it('keep to the limit of musts, to the window and to whom one may see', async () => {
    const { manager } = application.dataSource;
    await manager.update(Showcase, { slug }, { mustLimit: 1 });
    const { body } = await search('limit=2&wish=none');
    const [one = '', two = ''] = body.items.map(({ id }) => id);
    await application.dataSource.query('delete from wish where from_id = $1', [korean.id]);
    expect((await mark(one, 'must')).status).toBe(204);
    const many = await mark(two, 'must');
    expect([many.status, many.body.code]).toEqual([409, 'wish.too-many-musts']);
    expect((await mark(korean.id, 'meet')).status).toBe(404);
    await manager.update(Showcase, { slug }, { wishesCloseAt: new Date(Date.now() - 1000) });
    const late = await mark(two, 'meet');
    expect([late.status, late.body.code]).toEqual([403, 'wish.closed']);
    await manager.update(Showcase, { slug }, { mustLimit: 5, wishesCloseAt: null });
  });

  it("show interest only where the organiser's rule allows it, and a no never", async () => {
    const read = async () =>
      (
        await american.client.call<Entry>(
          'GET',
          `/participations/${american.id}/directory/${korean.id}`,
        )
      ).body.wishesYou;
    await mark(american.id, 'meet');
    expect(await read()).toBe(true);
    await mark(american.id, 'no');
    expect(await read()).toBe(false);
    await application.dataSource.manager.update(Showcase, { slug }, { showInterest: false });
    expect(await read()).toBeNull();
    await application.dataSource.manager.update(Showcase, { slug }, { showInterest: true });
  });
});

describe('requests', () => {
  const send = (note: string) =>
    korean.client.call<{ id: string; code: string }>(
      'POST',
      `/participations/${korean.id}/requests`,
      { to: american.id, note },
    );
  const answer = (who: Member, id: string, word: string) =>
    who.client.call<{ code: string }>('POST', `/participations/${who.id}/requests/${id}/answer`, {
      answer: word,
    });

  it('are edited, withdrawn, sent again and accepted; both sides then wish to meet', async () => {
    await application.dataSource.query('delete from wish');
    const first = await send('We make soft grippers.');
    expect(first.status).toBe(201);
    expect((await send('Again')).body.code).toBe('request.exists');
    const edit = await korean.client.call(
      'PATCH',
      `/participations/${korean.id}/requests/${first.body.id}`,
      { note: 'We make soft grippers for food.' },
    );
    expect(edit.status).toBe(204);
    // Only the side that was asked may accept.
    expect((await answer(korean, first.body.id, 'accepted')).status).toBe(404);
    expect((await answer(korean, first.body.id, 'withdrawn')).status).toBe(204);
    const second = await send('Once more');
    expect((await answer(american, second.body.id, 'accepted')).status).toBe(204);
    const rows = await application.dataSource.query<{ kind: string }[]>('select kind from wish');
    expect(rows).toEqual([{ kind: 'meet' }, { kind: 'meet' }]);
    expect((await answer(american, second.body.id, 'declined')).body.code).toBe('request.not-open');
    const mails = await application.dataSource.manager.find(OutboxMail, {
      where: { toAddress: 'u001@member.example' },
    });
    expect(mails.map(({ kind }) => kind)).toEqual([
      'request.received',
      'request.withdrawn',
      'request.received',
    ]);
  });

  it('expire', async () => {
    await application.dataSource.query('delete from meeting_request');
    const { body } = await send('In time');
    await application.dataSource.manager.update(MeetingRequest, body.id, {
      expiresAt: new Date(Date.now() - 1000),
    });
    expect((await answer(american, body.id, 'accepted')).body.code).toBe('request.not-open');
    const list = await american.client.call<{ items: { state: string }[] }>(
      'GET',
      `/participations/${american.id}/requests`,
    );
    expect(list.body.items[0]?.state).toBe('expired');
    expect((await send('Later')).status).toBe(201);
  });

  it('expire by themselves, once, and both sides are told', async () => {
    const { dataSource } = application;
    await dataSource.query('delete from meeting_request');
    await dataSource.query('delete from outbox_mail');
    await dataSource.query('delete from rate_limit');
    const { body } = await korean.client.call<{ id: string }>(
      'POST',
      `/participations/${korean.id}/requests`,
      { to: american.id, note: 'Shall we meet?' },
    );
    await dataSource.manager.update(MeetingRequest, body.id, { expiresAt: new Date(0) });
    // Two processes at once.
    await Promise.all([
      expireRequests(dataSource, 'http://localhost'),
      expireRequests(dataSource, 'http://localhost'),
    ]);
    const mails = await dataSource.manager.find(OutboxMail, { order: { kind: 'ASC' } });
    expect(mails.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
      ['request.expired-mine', 'k001@member.example'],
      ['request.expired-theirs', 'u001@member.example'],
      ['request.received', 'u001@member.example'],
    ]);
    expect(await expireRequests(dataSource, 'http://localhost')).toEqual([]);
  });
});
