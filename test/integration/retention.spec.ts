import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { User } from '#libs/accounts/user.entity.js';
import { announceRetention } from '#libs/privacy/announce-retention.js';
import { applyRetention } from '#libs/privacy/retention.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Consent } from '#libs/showcases/consent.entity.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Organiser } from '#libs/showcases/organiser.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';
import { newShowcase } from '#test/factories/showcase.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf } from '#test/support/client.js';

const publicUrl = 'http://localhost:3000';
const email = 'canary.person@canary.example';
let application: Application;
let showcase: Showcase;
/** The day on which the data is due, at the venue. */
let due: Date;

const days = (count: number) => new Date(due.getTime() + count * 86_400_000);

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  const loaded = await loadShowcase(dataSource);
  showcase = loaded.showcase;
  await dataSource.query(`update showcase set retention_days = 30 where id = $1`, [showcase.id]);
  const [row] = await dataSource.query<{ due: Date }[]>(
    `select (ends_on + 30)::timestamp at time zone time_zone as due from showcase where id = $1`,
    [showcase.id],
  );
  due = row!.due;
  const worker = await application.startWorker();
  const firm = await memberOf(application, 'K001');
  const user = await ensureUser(dataSource.manager, { email, name: 'Canary PERSON' });
  await dataSource.manager.update(
    Delegate,
    { participant: { id: firm.id }, position: 1 },
    { email, nameEn: 'Canary PERSON', nameKo: '카나리', phone: '+82 2 123 4567' },
  );
  await dataSource.manager.insert(Consent, {
    showcase,
    user,
    purpose: 'registration',
    wording: '2026-11',
  });
  await dataSource.query(`update wish set note = 'Canary note' where from_id = $1`, [firm.id]);
  await firm.client.call('POST', `/participations/${firm.id}/messages`, { body: 'Canary asks' });
  const start = { showcaseId: showcase.id, userId: loaded.userId, budget: 'quick' as const };
  const round = await application.rounds.start(start);
  await roundIn(dataSource, round.id, ['proposed']);
  await application.rounds.publish({ roundId: round.id, userId: loaded.userId, publicUrl });
  const left = `select count(*)::int as left from outbox_mail where state in ('queued', 'sending')`;
  for (let tries = 0; tries < 600; tries++) {
    const [{ left: count }] = await dataSource.query<[{ left: number }]>(left);
    if (count === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  // From here on the test is the clock; the worker's sweep knows the real one only.
  await worker.close();
}, 120_000);

afterAll(() => application.close());

async function holding(): Promise<string[]> {
  const tables = await application.dataSource.query<{ name: string }[]>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
     from information_schema.tables where table_type = 'BASE TABLE'
       and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const [hit] = await application.dataSource.query<unknown[]>(
      `select from ${name} t where t::text ilike any (array['%canary%', '%카나리%']) limit 1`,
    );
    if (hit) found.push(name);
  }
  return found;
}

async function counts() {
  const [row] = await application.dataSource.query<unknown[]>(
    `select (select count(*) from participant) as participants, (select count(*) from wish) as wishes,
       (select count(*) from meeting) as meetings, (select count(*) from delegate) as delegates,
       (select count(*) from outbox_mail where state = 'sent') as mails`,
  );
  return row;
}

const applied = async () =>
  (
    await application.dataSource.query<{ at: Date | null }[]>(
      'select retention_applied_at as at from showcase where id = $1',
      [showcase.id],
    )
  )[0]?.at ?? null;

describe('retention', () => {
  it('tells the organisers two weeks before, once', async () => {
    const { dataSource } = application;
    expect(await announceRetention(dataSource, publicUrl, days(-14.1))).toEqual([]);
    const told = await Promise.all([
      announceRetention(dataSource, publicUrl, days(-14)),
      announceRetention(dataSource, publicUrl, days(-14)),
    ]);
    expect(told.flat()).toHaveLength(1);
    expect(await announceRetention(dataSource, publicUrl, days(-13))).toEqual([]);
    const [[mail]] = await dataSource.query<[Record<string, string>[], number]>(
      `delete from outbox_mail where kind = 'retention.announced' returning to_address, subject`,
    );
    expect(mail).toMatchObject({
      to_address: 'organiser@showcase.example',
      subject: expect.stringContaining(due.toISOString().slice(0, 10)) as unknown,
    });
  });

  it('removes nothing a day too early', async () => {
    await applyRetention(application.dataSource, publicUrl, days(-0.1));
    expect(await applied()).toBeNull();
    expect(await holding()).not.toEqual([]);
  });

  it('goes on where a process died, with several at work, and leaves the counts', async () => {
    const { dataSource } = application;
    const before = await counts();
    await dataSource.query(`
      create function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
      create trigger die before update of retention_applied_at on showcase
        for each row execute function die()`);
    await expect(applyRetention(dataSource, publicUrl, days(0.1))).rejects.toThrow('killed');
    await dataSource.query('drop trigger die on showcase; drop function die');
    const left = await dataSource.manager.countBy(Delegate, { email });
    expect([left, await applied()]).toEqual([0, null]);
    await Promise.all([
      applyRetention(dataSource, publicUrl, days(0.1)),
      applyRetention(dataSource, publicUrl, days(0.1)),
    ]);
    expect(await applied()).not.toBeNull();
    expect(await holding()).toEqual([]);
    expect(await counts()).toEqual(before);
    const entries = await dataSource.query<unknown[]>(
      `select from audit_entry where action = 'retention.applied'`,
    );
    expect(entries).toHaveLength(1);
  });

  it('erases who has nothing left, and nobody else', async () => {
    const { manager } = application.dataSource;
    expect(await manager.countBy(User, { email })).toBe(0);
    expect(await manager.countBy(User, { email: 'k001@member.example' })).toBe(1);
    expect(await manager.countBy(User, { email: 'organiser@showcase.example' })).toBe(1);
    expect(await manager.countBy(Participant, {})).toBeGreaterThan(100);
    expect(await manager.countBy(Wish, {})).toBeGreaterThan(100);
  });

  it('shows the organiser when it was done', async () => {
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const organiser = clientOf(application.url, cookie);
    const { body } = await organiser.call('GET', `/showcases/${showcase.slug}/settings`);
    expect(body['retentionAppliedAt']).toEqual(expect.any(String));
  });

  it('tells the office of a showcase that nobody runs', async () => {
    const { dataSource } = application;
    const host = await ensureUser(dataSource.manager, { email: 'host@x.example', name: 'Host' });
    const own = newShowcase('office-2027');
    await createShowcase(dataSource, own, host);
    await dataSource.manager.delete(Organiser, { user: host });
    await announceRetention(dataSource, publicUrl, days(3000));
    const mails = await dataSource.query<unknown[]>(
      `select to_address from outbox_mail where kind = 'retention.announced'`,
    );
    expect(mails).toEqual([{ to_address: own.contact.email }]);
  });

  it('is not held up by another showcase for which it fails', async () => {
    const { dataSource } = application;
    const host = await ensureUser(dataSource.manager, { email: 'host@x.example', name: 'Host' });
    await createShowcase(dataSource, newShowcase('later-2027'), host);
    await dataSource.query(
      `update showcase set retention_announced_at = $1 where retention_applied_at is null`,
      [days(3000)],
    );
    await dataSource.query(`
      create function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$;
      create trigger die before update of retention_applied_at on showcase
        for each row when (old.slug = 'later-2027') execute function die()`);
    await dataSource.query(`update showcase set ends_on = ends_on - 1 where slug = 'later-2027'`);
    const done = applyRetention(dataSource, publicUrl, days(3020));
    await expect(done).rejects.toThrow('killed');
    const left = await dataSource.query<unknown[]>(
      `select slug from showcase where retention_applied_at is null`,
    );
    expect(left).toEqual([{ slug: 'later-2027' }]);
  });
});
