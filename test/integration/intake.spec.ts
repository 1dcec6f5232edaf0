import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { Company } from '#libs/companies/company.entity.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { WebhookEndpoint } from '#libs/webhooks/webhook-endpoint.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { base, slug, openIntake, type Intake } from '#test/support/intake.js';
import { smallRows, workbookOf } from '#test/support/workbook.js';

let intake: Intake;
beforeAll(async () => {
  intake = await openIntake();
});
afterAll(() => intake.application.close());

describe('what changed since an organiser looked', () => {
  it('is told field by field until it is marked as seen', async () => {
    const firm = await intake.register('change@firm.example', 'KR', 3);
    const read = () =>
      intake.organiser.call<{ changes: object[]; changesState: string }>(
        'GET',
        `/participants/${firm.id}`,
      );
    const isChanged = async () =>
      (await intake.rows('?mark=changed')).some(({ id }) => id === firm.id);
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
      intake.organiser.call<{ code: string }>('POST', `/participants/${firm.id}/seen`, { state });
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
    const one = await intake.register('twin1@firm.example', 'US', 21, 'Copperleaf Integration');
    const two = await intake.register('twin2@firm.example', 'US', 22, 'Copperleaf Integration LLC');
    const hint = async () => (await intake.rows()).find(({ id }) => id === two.id)?.duplicate;
    expect(await hint()).toEqual({ id: one.id, name: 'Copperleaf Integration' });
    await intake.organiser.call('POST', `/participants/${two.id}/not-duplicate`, { other: one.id });
    expect(await hint()).toBeNull();
    expect((await intake.rows('?mark=duplicates')).some(({ id }) => id === two.id)).toBe(false);
  });

  it('are joined: gaps filled, people let in and told, the other one withdrawn', async () => {
    const { manager } = intake.application.dataSource;
    const kept = await intake.register('keep@firm.example', 'US', 31, 'Ironwood Tooling');
    const gone = await intake.register('gone@firm.example', 'US', 32, 'Ironwood Tooling Inc');
    const company = async () =>
      (
        await manager.findOneOrFail(Participant, {
          where: { id: kept.id },
          relations: { company: true },
        })
      ).company;
    await manager.update(Company, (await company()).id, { website: null, founded: null });
    const before = (await intake.participant(kept.id)).version;
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
    const merged = await intake.organiser.call('POST', `/participants/${kept.id}/merge`, {
      other: gone.id,
    });
    expect(merged.status).toBe(204);
    expect(await company()).toMatchObject({
      nameEn: 'Ironwood Tooling',
      website: 'https://lodestar32.example',
      founded: 2011,
    });
    expect((await intake.participant(gone.id)).status).toBe('withdrawn');
    // Whoever has the profile open must not write over what came over.
    expect((await intake.participant(kept.id)).version).toBe(before + 1);
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
    expect(await intake.mailsTo('gone@firm.example', 'registration.merged')).toHaveLength(1);
    const self = await intake.organiser.call<{ code: string }>(
      'POST',
      `/participants/${kept.id}/merge`,
      {
        other: kept.id,
      },
    );
    expect([self.status, self.body.code]).toEqual([404, 'registration.unknown']);
  });
});

describe('an import in the page', () => {
  const upload = async (bytes: Buffer | string, name: string, check: boolean) => {
    const cookie = await intake.application.signIn({ email: 'organiser@showcase.example' });
    const answer = await fetch(
      `${intake.application.url}/api/v1${base}/imports?name=${encodeURIComponent(name)}&check=${check}`,
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
    const before = (await intake.rows('?q=Imported')).length;
    const checked = await upload(csv, 'firms.csv', true);
    expect(checked.body).toMatchObject({
      written: false,
      problems: [],
      counts: { companies: { created: 1 } },
    });
    expect((await intake.rows('?q=Imported')).length).toBe(before);
    const applied = await upload(csv, 'firms.csv', false);
    expect(applied.body).toMatchObject({ written: true, counts: { companies: { created: 1 } } });
    const log = await intake.application.dataSource.query<unknown[]>(
      `select e.acted_as, u.email from audit_entry e left join "user" u on u.id = e.actor_id
       where e.action = 'import.applied'`,
    );
    expect(log).toEqual([{ acted_as: 'organiser', email: 'organiser@showcase.example' }]);
    expect((await intake.rows('?q=Imported')).length).toBe(before + 1);
  });

  it('leaves what a company with an account says of itself', async () => {
    const firm = await intake.register('claimed@firm.example', 'KR', 41);
    const { code } = await intake.participant(firm.id);
    const number = String(answersOf('KR', 41).identifiers.registrationNumber);
    const row = `${code},KR,Stolen Name,훔친이름,${number},Asia/Seoul,supplier\n`;
    const { body } = await upload(header + row, 'firms.csv', false);
    expect(body['problems']).toEqual([]);
    expect((await intake.rows('?q=Stolen')).length).toBe(0);
  });

  it('speaks of this showcase only, and is bounded', async () => {
    const { readFile } = await import('node:fs/promises');
    const other = await upload(await readFile(await workbookOf(smallRows())), 'other.xlsx', true);
    expect(other.body['problems']).not.toEqual([]);
    const large = await upload('x'.repeat(6 * 1024 * 1024), 'large.csv', true);
    expect([large.status, large.body['code']]).toEqual([413, 'file.too-large']);
  });
});
