import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ArrayContains } from 'typeorm';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { Company } from '#libs/companies/company.entity.js';
import { Membership } from '#libs/companies/membership.entity.js';
import { Cap } from '#libs/showcases/cap.entity.js';
import { Participant, type ParticipantStatus } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';
import { answersOf } from '#test/factories/registration.js';
import { openApplication, type Application } from '#test/support/application.js';
import { clientOf, type Client } from '#test/support/client.js';
import { decide, handIn, openShowcase, registerFirm, type Firm } from '#test/support/firms.js';
import { startNodes, type Node } from '#test/support/nodes.js';

const slug = 'race-2027';
let application: Application;
let nodes: Node[];
let organiserCookie: string;
let firm: Firm;
let showcase: Showcase;

beforeAll(async () => {
  application = await openApplication();
  await openShowcase(application, slug);
  await openShowcase(application, 'rival-2027');
  organiserCookie = await application.signIn({ email: `organiser@${slug}.example` });
  firm = await registerFirm(application, slug, 'KR', 1);
  showcase = await application.dataSource.manager.findOneByOrFail(Showcase, { slug });
  nodes = await startNodes(application.dataSource, 2);
});

afterAll(async () => {
  await Promise.all((nodes ?? []).map((node) => node.kill('SIGTERM')));
  await application.close();
});

/** The same person at each of the API processes in turn. */
const at = (turn: number, cookie: string): Client =>
  clientOf(nodes[turn % nodes.length]?.url ?? '', cookie);

const cookieOf = (email: string) => application.signIn({ email });

/** Firms that stand in the database already. */
async function firms(count: number, status: ParticipantStatus, prefix: string): Promise<string[]> {
  const { manager } = application.dataSource;
  const named = Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const companies = await manager.save(
    named.map((nameEn) => manager.create(Company, { country: 'US', nameEn, timeZone: 'UTC' })),
  );
  const rows = await manager.save(
    companies.map((company) =>
      manager.create(Participant, {
        showcase,
        company,
        code: company.nameEn,
        status,
        roles: ['buyer'],
      }),
    ),
  );
  return rows.map(({ id }) => id);
}

const countOf = (ids: string[], status: ParticipantStatus) =>
  application.dataSource.manager
    .createQueryBuilder(Participant, 'p')
    .whereInIds(ids)
    .andWhere({ status })
    .getCount();

describe('two API processes, many at once', () => {
  it('give the last place to one of 500 approvals', async () => {
    const ids = await firms(50, 'pending', 'L');
    await application.dataSource.manager.insert(Cap, {
      showcase,
      country: 'US',
      role: null,
      most: 1,
    });
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, turn) =>
        decide(at(turn, organiserCookie), slug, [ids[turn % ids.length] ?? ''], 'approve'),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const outcomes = answers.flatMap(({ body }) => body.outcomes.map(({ outcome }) => outcome));
    expect(outcomes.filter((each) => each === 'approved')).toHaveLength(1);
    expect(await countOf(ids, 'approved')).toBe(1);
    await application.dataSource.manager.delete(Cap, { showcase: { id: showcase.id } });
  });

  it('give the last place of a role to one of two approved firms that take it', async () => {
    const { manager } = application.dataSource;
    const two = await Promise.all(
      ['KR', 'US'].map((country, turn) =>
        registerFirm(application, slug, country as 'KR' | 'US', 40 + turn),
      ),
    );
    await decide(
      at(0, organiserCookie),
      slug,
      two.map(({ id }) => id),
      'approve',
    );
    await manager.update(
      Participant,
      two.map(({ id }) => id),
      { roles: ['supplier'] },
    );
    const taken = await manager.countBy(Participant, {
      showcase: { id: showcase.id },
      status: 'approved',
      roles: ArrayContains(['investor']),
    });
    await manager.insert(Cap, { showcase, country: null, role: 'investor', most: taken + 1 });
    const cookies = await Promise.all(two.map(({ email }) => cookieOf(email)));
    const etags = () =>
      Promise.all(
        two.map(async ({ id, client }) => (await client.call('GET', `/participations/${id}`)).etag),
      );
    const put = (turn: number, etag: string | null | undefined, roles: string[]) =>
      at(turn, cookies[turn] ?? '').call(
        'PUT',
        `/participations/${two[turn]?.id ?? ''}/part`,
        { roles, minMeetings: 1, maxMeetings: 9 },
        { 'If-Match': etag ?? '' },
      );
    let refused = 0;
    for (let round = 0; round < 10; round++) {
      await manager.update(
        Participant,
        two.map(({ id }) => id),
        { roles: ['supplier'] },
      );
      const known = await etags();
      const answers = await Promise.all(
        [0, 1].map((turn) => put(turn, known[turn], ['supplier', 'investor'])),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      refused = answers.findIndex(({ status }) => status === 409);
      expect(answers[refused]?.body).toMatchObject({ code: 'participation.roles-full' });
    }
    const take = async (turn: number, roles: string[]) =>
      (await put(turn, (await etags())[turn], roles)).status;
    // Whoever holds a place keeps it, even where fewer are left by now; who waits may say what he likes.
    await manager.update(Cap, { showcase: { id: showcase.id } }, { most: 0 });
    expect(await take(1 - refused, ['investor'])).toBe(200);
    expect(await take(refused, ['investor'])).toBe(409);
    expect(await take(refused, ['buyer'])).toBe(200);
    await manager.update(Participant, two[refused]?.id ?? '', { status: 'waiting' });
    expect(await take(refused, ['investor'])).toBe(200);
    await manager.delete(Cap, { showcase: { id: showcase.id } });
  });

  it('keep to the limit of musts', async () => {
    const { manager } = application.dataSource;
    const others = await firms(40, 'approved', 'M');
    await decide(at(0, organiserCookie), slug, [firm.id], 'approve');
    await manager.update(Showcase, showcase.id, { mustLimit: 3 });
    const cookie = await cookieOf(firm.email);
    const answers = await Promise.all(
      others.map((other, turn) =>
        at(turn, cookie).call('PUT', `/participations/${firm.id}/wishes/${other}`, {
          kind: 'must',
          note: null,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(3);
    expect(answers.filter(({ body }) => body?.['code'] === 'wish.too-many-musts')).toHaveLength(37);
    expect(await manager.countBy(Wish, { from: { id: firm.id }, kind: 'must' })).toBe(3);
  });

  it('refuse the second of two people who edit one profile', async () => {
    const cookie = await cookieOf(firm.email);
    const own = await at(0, cookie).call('GET', `/participations/${firm.id}`);
    const part = { roles: ['supplier'], minMeetings: 2, maxMeetings: 9 };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) =>
        at(turn, cookie).call('PUT', `/participations/${firm.id}/part`, part, {
          'If-Match': own.etag ?? '',
        }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(19).fill(412)]);
  });

  it('let one company come of one number, handed in at two showcases at once', async () => {
    for (const serial of [70, 71, 72]) {
      const answers = answersOf('US', serial);
      const ends = await Promise.all(
        [slug, 'rival-2027', slug, 'rival-2027'].map(async (where, turn) => {
          const client = at(turn, await cookieOf(`race${turn}@firm${serial}.example`));
          const own = {
            ...answers,
            company: { ...answers.company, nameEn: `Racer ${serial} ${turn}` },
          };
          return handIn(client, where, own);
        }),
      );
      expect(ends.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
      expect(new Set(ends.flatMap(({ body }) => body.code ?? []))).toEqual(
        new Set(['company.exists']),
      );
      const registrationNumber = answers.identifiers.registrationNumber.replace('-', '');
      expect(await application.dataSource.manager.countBy(Company, { registrationNumber })).toBe(1);
    }
  });
});

describe('the last owner', () => {
  /** A company of two owners and a member. */
  async function owned(name: string) {
    const { manager } = application.dataSource;
    const company = await manager.save(
      manager.create(Company, { country: 'US', nameEn: name, timeZone: 'UTC' }),
    );
    const people = ['a', 'b', 'c'].map((each) => `${each}@${name}.example`);
    const users = [];
    for (const email of people) {
      const user = await ensureUser(manager, { email, name: email });
      const role = email.startsWith('c') ? 'member' : 'owner';
      await manager.insert(Membership, { company, user, role });
      users.push({ id: user.id, cookie: await cookieOf(email) });
    }
    const owners = () =>
      manager.countBy(Membership, { company: { id: company.id }, role: 'owner' });
    return { company, users, owners };
  }

  it.each([0, 1, 2])('stays when two owners put each other out at once (%i)', async (round) => {
    const { company, users, owners } = await owned(`pair${round}`);
    const answers = await Promise.all(
      [0, 1].map((turn) =>
        at(turn, users[turn]?.cookie ?? '').call(
          'DELETE',
          `/companies/${company.id}/people/${users[turn]?.id ?? ''}`,
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await owners()).toBe(1);
  });

  it.each([0, 1, 2])(
    'stays when one has himself erased and the other leaves (%i)',
    async (round) => {
      const { company, users, owners } = await owned(`gone${round}`);
      const answers = await Promise.all([
        at(0, users[0]?.cookie ?? '').call('DELETE', '/me'),
        at(1, users[1]?.cookie ?? '').call(
          'DELETE',
          `/companies/${company.id}/people/${users[1]?.id ?? ''}`,
        ),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
      expect(await owners()).toBe(1);
    },
  );
});

describe('a decision and an answer that cross', () => {
  it('leave the company approved', async () => {
    const late = await registerFirm(application, slug, 'KR', 2);
    const organiser = at(0, organiserCookie);
    await decide(organiser, slug, [late.id], 'ask');
    const runner = application.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query(`update participant set status = 'approved' where id = $1`, [late.id]);
    const written = late.client.call('POST', `/participations/${late.id}/messages`, {
      body: 'Yes.',
    });
    await lockAwaited(`participant`);
    await runner.commitTransaction();
    await runner.release();
    expect((await written).status).toBe(204);
    expect(await countOf([late.id], 'approved')).toBe(1);
  });
});

/** Waits until a statement that names the table stands before a lock. */
async function lockAwaited(table: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const [found] = await application.dataSource.query<unknown[]>(
      `select from pg_stat_activity where datname = current_database()
         and wait_event_type = 'Lock' and query ilike '%' || $1 || '%'`,
      [table],
    );
    if (found) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Nobody waits');
}
