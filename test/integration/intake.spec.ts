import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ArrayContains } from 'typeorm';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { Company } from '#libs/companies/company.entity.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { OutboxMail } from '#libs/mail/outbox-mail.entity.js';
import { forgetDecisions } from '#libs/registrations/forget-decisions.js';
import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
import { Cap } from '#libs/showcases/cap.entity.js';
import { createShowcase } from '#libs/showcases/create-showcase.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { smallRows, workbookOf } from '#test/support/workbook.js';

const slug = 'intake-2027';
const base = `/showcases/${slug}`;
let application: Application;
let organiser: Client;

beforeAll(async () => {
  application = await openApplication();
  const user = await ensureUser(application.dataSource.manager, {
    email: 'organiser@showcase.example',
    name: 'Kim Hana',
  });
  await createShowcase(application.dataSource, newShowcase(slug), user);
  organiser = await person('organiser@showcase.example');
});

afterAll(() => application.close());

async function person(email: string): Promise<Client> {
  return clientOf(application.url, await application.signIn({ email }));
}

async function register(
  email: string,
  country: 'KR' | 'US',
  serial: number,
  nameEn?: string,
  transfer = true,
) {
  const client = await person(email);
  const answers = answersOf(country, serial);
  answers.consent.transfer = transfer;
  answers.people.delegates[0]!.email = email;
  if (nameEn) answers.company.nameEn = nameEn;
  for (const [step, typed] of Object.entries(answers))
    await client.call('PUT', `${base}/registration/${step}`, { answers: typed });
  const { body } = await client.call<{ participation: string }>(
    'POST',
    `${base}/registration/submit`,
  );
  return { client, id: body.participation, email };
}

interface Decided {
  outcomes: { outcome: string }[];
  movedUp: string[];
  undo: string | null;
}

const decide = (participants: string[], action: string, text: string | null = null) =>
  organiser.call<Decided>('POST', `${base}/decisions`, { participants, action, text });
const undo = (id: string | null) =>
  organiser.call<{ code: string }>('DELETE', `${base}/decisions/${id}`);

async function participant(id: string): Promise<Participant> {
  return application.dataSource.manager.findOneByOrFail(Participant, { id });
}

function mailsTo(address: string, kind: string): Promise<OutboxMail[]> {
  return application.dataSource.manager.findBy(OutboxMail, { toAddress: address, kind });
}

interface Row {
  id: string;
  changed: boolean;
  duplicate: { id: string; name: string } | null;
  waitingPlace: number | null;
}

async function rows(query = ''): Promise<Row[]> {
  const { body } = await organiser.call<{ items: Row[] }>('GET', `${base}/participants${query}`);
  return body.items;
}

describe('a decision', () => {
  it('can be taken back, question and mail included, before anything has left', async () => {
    const firm = await register('undo@firm.example', 'KR', 1);
    const { body } = await decide([firm.id], 'ask', 'Which payload?');
    const [held] = await mailsTo(firm.email, 'registration.asked');
    const wait = (held?.nextTryAt.getTime() ?? 0) - Date.now();
    expect(wait).toBeGreaterThan(9_000);
    expect((await undo(body.undo)).status).toBe(204);
    expect(await participant(firm.id)).toMatchObject({ status: 'pending', decidedAt: null });
    expect(await mailsTo(firm.email, 'registration.asked')).toEqual([]);
    const thread = await organiser.call<{ items: unknown[] }>(
      'GET',
      `/participants/${firm.id}/messages`,
    );
    expect(thread.body.items).toEqual([]);
    expect((await undo(body.undo)).body.code).toBe('decision.unknown');
  });

  it('cannot be taken back once a mail has left, and then nothing changes', async () => {
    const firm = await register('late@firm.example', 'KR', 2);
    const { body } = await decide([firm.id], 'approve');
    const [mail] = await mailsTo(firm.email, 'registration.approved');
    await application.dataSource.manager.update(OutboxMail, mail!.id, { state: 'sent' });
    const late = await undo(body.undo);
    expect([late.status, late.body.code]).toEqual([409, 'decision.sent']);
    expect((await participant(firm.id)).status).toBe('approved');
  });

  it('cannot be taken back later, though it has mailed nobody', async () => {
    const { manager } = application.dataSource;
    const firm = await register('none@firm.example', 'KR', 4);
    const { body } = await decide([firm.id], 'approve');
    await manager.delete(OutboxMail, { toAddress: firm.email, kind: 'registration.approved' });
    await manager.query('update decision_record set mail_ids = $2, made_at = $3 where id = $1', [
      body.undo,
      [],
      new Date(Date.now() - 13_000),
    ]);
    const late = await undo(body.undo);
    expect([late.status, late.body.code]).toEqual([409, 'decision.too-late']);
    await manager.query(`update decision_record set made_at = now() - interval '25 hours'`);
    await forgetDecisions(application.dataSource);
    expect((await undo(body.undo)).body.code).toBe('decision.unknown');
  });

  it('taken back takes back who moved up because of it, unless the place is gone', async () => {
    const { manager } = application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const [first, second, third] = [
      await register('cap1@firm.example', 'US', 11),
      await register('cap2@firm.example', 'US', 12),
      await register('cap3@firm.example', 'US', 13),
    ];
    await manager.insert(Cap, { showcase, country: 'US', role: null, most: 1 });
    await decide([first.id], 'approve');
    await decide([second.id], 'wait');
    await decide([third.id], 'wait');
    expect(
      (await rows('?status=waiting&sort=waiting')).map(({ waitingPlace }) => waitingPlace),
    ).toEqual([1, 2]);
    const places = await organiser.call('GET', `${base}/places`);
    expect(places.body).toEqual({
      items: [{ country: 'US', role: null, most: 1, taken: 1, waiting: 2 }],
    });
    const { body } = await decide([first.id], 'withdraw');
    expect(body.movedUp).toEqual([second.id]);
    expect((await undo(body.undo)).status).toBe(204);
    expect((await participant(first.id)).status).toBe('approved');
    expect((await participant(second.id)).status).toBe('waiting');
    expect(await mailsTo(second.email, 'registration.approved')).toEqual([]);
    expect((await rows('?status=waiting&sort=waiting')).map(({ id }) => id)).toEqual([
      second.id,
      third.id,
    ]);
    await manager.delete(Cap, { showcase: { id: showcase.id } });
  });
});

describe('a role that an approved firm gives up', () => {
  it('moves up who waits longest for its place, and nobody where no place became free', async () => {
    const { manager } = application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const [first, second, third] = [
      await register('role1@firm.example', 'US', 61),
      await register('role2@firm.example', 'US', 62),
      await register('role3@firm.example', 'US', 63),
    ];
    // Others of this file must not wait longer.
    await manager.update(Participant, { status: 'waiting' }, { status: 'withdrawn' });
    await manager.update(Participant, first.id, { roles: ['buyer', 'investor'] });
    await decide([first.id], 'approve');
    for (const { id } of [second, third]) await decide([id], 'wait');
    const taken = await manager.countBy(Participant, {
      showcase: { id: showcase.id },
      status: 'approved',
      roles: ArrayContains(['buyer']),
    });
    await manager.insert(Cap, { showcase, country: null, role: 'buyer', most: taken });
    const take = async (roles: string[]) => {
      const { etag } = await first.client.call('GET', `/participations/${first.id}`);
      const part = { roles, minMeetings: 1, maxMeetings: 8 };
      const path = `/participations/${first.id}/part`;
      expect((await first.client.call('PUT', path, part, { 'If-Match': etag ?? '' })).status).toBe(
        200,
      );
      return Promise.all([second, third].map(async ({ id }) => (await participant(id)).status));
    };
    expect(await take(['buyer'])).toEqual(['waiting', 'waiting']);
    expect(await take(['investor'])).toEqual(['approved', 'waiting']);
    expect(await mailsTo(second.email, 'registration.approved')).toHaveLength(1);
    await manager.delete(Cap, { showcase: { id: showcase.id } });
  });
});

describe('the consent to a transfer abroad', () => {
  it('may be refused: the registration stands, and the person gets no meetings', async () => {
    const firm = await register('no-transfer@firm.example', 'KR', 51, undefined, false);
    await decide([firm.id], 'approve');
    const { manager } = application.dataSource;
    const showcase = await manager.findOneByOrFail(Showcase, { slug });
    const { firms } = await takeSnapshot(manager, showcase.id);
    const own = firms.find(({ id }) => id === firm.id);
    expect(own?.delegates ?? []).toEqual([]);
    expect(firms.flatMap(({ delegates }) => delegates).length).toBeGreaterThan(0);
  });
});

describe('what changed since an organiser looked', () => {
  it('is told field by field until it is marked as seen', async () => {
    const firm = await register('change@firm.example', 'KR', 3);
    const read = () =>
      organiser.call<{ changes: object[]; changesState: string }>(
        'GET',
        `/participants/${firm.id}`,
      );
    const isChanged = async () => (await rows('?mark=changed')).some(({ id }) => id === firm.id);
    expect(await isChanged()).toBe(true);
    expect((await read()).body.changes).toEqual([]);
    expect(await isChanged()).toBe(false);
    const own = await firm.client.call<{ version: number }>('GET', `/participations/${firm.id}`);
    await firm.client.call(
      'PUT',
      `/participations/${firm.id}/part`,
      { roles: ['supplier', 'research-partner'], minMeetings: 2, maxMeetings: 8 },
      { 'If-Match': own.etag ?? `"${own.body.version}"` },
    );
    const changes = [
      {
        section: 'part',
        entry: null,
        field: 'roles',
        before: 'supplier',
        after: 'supplier, research-partner',
      },
      { section: 'part', entry: null, field: 'min_meetings', before: '1', after: '2' },
    ];
    expect((await read()).body.changes).toEqual(expect.arrayContaining(changes));
    // Reading alone does not take it away: a colleague may be the one who should see it.
    expect((await read()).body.changes).toHaveLength(2);
    const shown = (await read()).body.changesState;
    const part = { roles: ['supplier'], minMeetings: 3, maxMeetings: 8 };
    const now = await firm.client.call<{ version: number }>('GET', `/participations/${firm.id}`);
    await firm.client.call('PUT', `/participations/${firm.id}/part`, part, {
      'If-Match': `"${now.body.version}"`,
    });
    const mark = (state: string) =>
      organiser.call<{ code: string }>('POST', `/participants/${firm.id}/seen`, { state });
    // What was saved after the organiser looked has been seen by nobody.
    const late = await mark(shown);
    expect([late.status, late.body.code]).toEqual([409, 'registration.changed']);
    expect((await read()).body.changes).toEqual([
      { section: 'part', entry: null, field: 'min_meetings', before: '1', after: '3' },
    ]);
    expect((await mark((await read()).body.changesState)).status).toBe(204);
    expect((await read()).body.changes).toEqual([]);
  });
});

describe('two registrations of one company', () => {
  it('are hinted at, and never again once told apart', async () => {
    const one = await register('twin1@firm.example', 'US', 21, 'Copperleaf Integration');
    const two = await register('twin2@firm.example', 'US', 22, 'Copperleaf Integration LLC');
    const hint = async () => (await rows()).find(({ id }) => id === two.id)?.duplicate;
    expect(await hint()).toEqual({ id: one.id, name: 'Copperleaf Integration' });
    await organiser.call('POST', `/participants/${two.id}/not-duplicate`, { other: one.id });
    expect(await hint()).toBeNull();
    expect((await rows('?mark=duplicates')).some(({ id }) => id === two.id)).toBe(false);
  });

  it('are joined: gaps filled, people let in and told, the other one withdrawn', async () => {
    const { manager } = application.dataSource;
    const kept = await register('keep@firm.example', 'US', 31, 'Ironwood Tooling');
    const gone = await register('gone@firm.example', 'US', 32, 'Ironwood Tooling Inc');
    const company = async () =>
      (
        await manager.findOneOrFail(Participant, {
          where: { id: kept.id },
          relations: { company: true },
        })
      ).company;
    await manager.update(Company, (await company()).id, { website: null, founded: null });
    const before = (await participant(kept.id)).version;
    const types = ['participant.changed', 'registration.decided'] as const;
    const showcase = { slug };
    await manager.save(
      manager.create(WebhookEndpoint, {
        showcase: await manager.findOneByOrFail(Showcase, showcase),
        url: 'https://hook.example/',
        types: [...types],
        secret: 'whsec_dGVzdA==',
      }),
    );
    const merged = await organiser.call('POST', `/participants/${kept.id}/merge`, {
      other: gone.id,
    });
    expect(merged.status).toBe(204);
    expect(await company()).toMatchObject({
      nameEn: 'Ironwood Tooling',
      website: 'https://lodestar32.example',
      founded: 2011,
    });
    expect((await participant(gone.id)).status).toBe('withdrawn');
    // Whoever has the profile open must not write over what came over.
    expect((await participant(kept.id)).version).toBe(before + 1);
    const told = await manager.query<{ type: string; id: string; what: string }[]>(
      `select type, body::jsonb #>> '{data,participant,id}' as id,
         coalesce(body::jsonb #>> '{data,decision}', body::jsonb #>> '{data,section}') as what
       from webhook_event order by type`,
    );
    expect(told).toEqual([
      { type: 'participant.changed', id: kept.id, what: 'company' },
      { type: 'registration.decided', id: gone.id, what: 'withdrawn' },
    ]);
    const members = await manager.find(Membership, {
      where: { company: { id: (await company()).id } },
      relations: { user: true },
      order: { role: 'ASC' },
    });
    expect(members.map(({ role, user }) => [role, user.email])).toEqual([
      ['member', 'gone@firm.example'],
      ['owner', 'keep@firm.example'],
    ]);
    expect(await mailsTo('gone@firm.example', 'registration.merged')).toHaveLength(1);
    const self = await organiser.call<{ code: string }>('POST', `/participants/${kept.id}/merge`, {
      other: kept.id,
    });
    expect([self.status, self.body.code]).toEqual([404, 'registration.unknown']);
  });
});

describe('an import in the page', () => {
  const upload = async (bytes: Buffer | string, name: string, check: boolean) => {
    const cookie = await application.signIn({ email: 'organiser@showcase.example' });
    const answer = await fetch(
      `${application.url}/api/v1${base}/imports?name=${encodeURIComponent(name)}&check=${check}`,
      {
        method: 'POST',
        headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' },
        body: bytes as never,
      },
    );
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const header =
    'Company code,Country,Name (English),Name (Korean),Registration number,Time zone,Roles\n';
  const csv = `${header}K900,KR,Imported Works,수입웍스,,Asia/Seoul,supplier\n`;

  it('reports first, writes nothing, then writes all of it', async () => {
    const before = (await rows('?q=Imported')).length;
    const checked = await upload(csv, 'firms.csv', true);
    expect(checked.body).toMatchObject({
      written: false,
      problems: [],
      counts: { companies: { created: 1 } },
    });
    expect((await rows('?q=Imported')).length).toBe(before);
    const applied = await upload(csv, 'firms.csv', false);
    expect(applied.body).toMatchObject({ written: true, counts: { companies: { created: 1 } } });
    const log = await application.dataSource.query<unknown[]>(
      `select e.acted_as, u.email from audit_entry e left join "user" u on u.id = e.actor_id
       where e.action = 'import.applied'`,
    );
    expect(log).toEqual([{ acted_as: 'organiser', email: 'organiser@showcase.example' }]);
    expect((await rows('?q=Imported')).length).toBe(before + 1);
  });

  it('leaves what a company with an account says of itself', async () => {
    const firm = await register('claimed@firm.example', 'KR', 41);
    const { code } = await participant(firm.id);
    const number = String(answersOf('KR', 41).identifiers.registrationNumber);
    const row = `${code},KR,Stolen Name,훔친이름,${number},Asia/Seoul,supplier\n`;
    const { body } = await upload(header + row, 'firms.csv', false);
    expect(body['problems']).toEqual([]);
    expect((await rows('?q=Stolen')).length).toBe(0);
  });

  it('speaks of this showcase only, and is bounded', async () => {
    const { readFile } = await import('node:fs/promises');
    const other = await upload(await readFile(await workbookOf(smallRows())), 'other.xlsx', true);
    expect(other.body['problems']).not.toEqual([]);
    const large = await upload('x'.repeat(6 * 1024 * 1024), 'large.csv', true);
    expect([large.status, large.body['code']]).toEqual([413, 'file.too-large']);
  });
});
