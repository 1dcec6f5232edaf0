import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ensureUser } from '#libs/accounts/sign-in.js';
import { Company } from '#libs/companies/company.entity.js';
import { Consent } from '#libs/showcases/consent.entity.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';
import { Wish } from '#libs/showcases/wish.entity.js';
import {
  loadShowcase,
  openApplication,
  roundIn,
  slug,
  type Application,
} from '#test/support/application.js';
import { clientOf, memberOf, type Client, type Member } from '#test/support/client.js';

/** Fields that each answer may hold, by route and role: a new field is a decision, made here. */
const allowed = JSON.parse(
  readFileSync(new URL('../exposed-fields.json', import.meta.url), 'utf8'),
) as Record<string, string[]>;

/** What never leaves the firm, or leaves it for the organiser only. */
const secrets = {
  number: '9998710019',
  email: 'canary@korean.example',
  phone: '+82212345678',
  note: 'Canary note',
  reason: 'Canary reason',
};

let application: Application;
let showcase: Showcase;
let korean: Member;
let american: Member;
let organiser: Client;
/** The delegate of the American firm whom the Korean one meets. */
let partner: Client;

beforeAll(async () => {
  application = await openApplication();
  const { dataSource } = application;
  const { manager } = dataSource;
  const loaded = await loadShowcase(dataSource);
  showcase = loaded.showcase;
  korean = await memberOf(application, 'K001');
  const start = { showcaseId: showcase.id, userId: loaded.userId, budget: 'quick' as const };
  await application.startWorker();
  const round = await application.rounds.start(start);
  await roundIn(dataSource, round.id, ['proposed']);
  const publicUrl = 'http://localhost:3000';
  await application.rounds.publish({ roundId: round.id, userId: loaded.userId, publicUrl });
  const [met] = await manager.query<{ code: string; own: string; email: string }[]>(
    `select p.code, m.kr_delegate_id as own, d.email from meeting m
     join participant p on p.id = m.us_participant_id join delegate d on d.id = m.us_delegate_id
     where m.kr_participant_id = $1 limit 1`,
    [korean.id],
  );
  american = await memberOf(application, met!.code);
  const user = await ensureUser(manager, { email: secrets.email, name: 'Canary PERSON' });
  await manager.insert(Consent, { showcase, user, purpose: 'transfer', wording: '2026-11' });
  const named = { nameEn: 'Canary PERSON', titleEn: 'Canary Chief' };
  await manager.update(Delegate, met!.own, {
    ...named,
    email: secrets.email,
    phone: secrets.phone,
  });
  const { company } = await manager.findOneOrFail(Participant, {
    where: { id: korean.id },
    relations: { company: true },
  });
  await manager.update(Company, company.id, { registrationNumber: secrets.number });
  await manager.update(Participant, korean.id, { reason: secrets.reason });
  // Whom the round lets him meet may have wished it or not.
  await manager.delete(Wish, { from: { id: american.id }, to: { id: korean.id } });
  await manager.delete(Wish, { from: { id: korean.id }, to: { id: american.id } });
  const about = { from: { id: korean.id }, to: { id: american.id } };
  await manager.insert(Wish, { ...about, kind: 'no', note: secrets.note });
  partner = clientOf(application.url, await application.signIn({ email: met!.email }));
  organiser = clientOf(
    application.url,
    await application.signIn({ email: 'organiser@showcase.example' }),
  );
}, 120_000);

afterAll(() => application.close());

/** `items[].company.en`: the names of all fields of an answer. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => fieldsOf(each, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) =>
    fieldsOf(each, path === '' ? key : `${path}.${key}`),
  );
}

function routes(): [string, Client, string][] {
  const other = `/participations/${american.id}`;
  return [
    ['directory as another firm', american.client, `${other}/directory?limit=100`],
    ['entry as another firm', american.client, `${other}/directory/${korean.id}`],
    ['suggestions as another firm', american.client, `${other}/suggestions`],
    ['requests as another firm', american.client, `${other}/requests`],
    ['own profile as the firm', american.client, other],
    ['own schedule as the one met', partner, '/me/schedules'],
    ['showcase as anybody', clientOf(application.url, ''), `/showcases/${slug}`],
    ['timetable as organiser', organiser, `/showcases/${slug}/timetable`],
    ['participants as organiser', organiser, `/showcases/${slug}/participants?pageSize=200`],
    ['participant as organiser', organiser, `/participants/${korean.id}`],
  ];
}

async function answer([, client, path]: [string, Client, string]): Promise<unknown> {
  const { status, body } = await client.call('GET', path);
  expect(status).toBe(200);
  return body;
}

describe('fields of an answer', () => {
  it('are those that are allowed, for every role', async () => {
    for (const route of routes()) {
      const names = allowed[route[0]] ?? [];
      // A value that is missing has the name of one that is there, with nothing below it.
      const known = (field: string) =>
        ['', '.', '[]'].some((below) =>
          names.some((name) => (below ? name.startsWith(field + below) : name === field)),
        );
      const fresh = [...new Set(fieldsOf(await answer(route)))].filter((field) => !known(field));
      expect([route[0], fresh]).toEqual([route[0], []]);
    }
  });

  it('hold no number, address, telephone, note, reason of another firm, nor its "no"', async () => {
    for (const route of routes().filter(([, client]) => client !== organiser)) {
      const text = JSON.stringify(await answer(route));
      for (const secret of Object.values(secrets))
        expect([route[0], secret, text.includes(secret)]).toEqual([route[0], secret, false]);
    }
    const entry = await american.client.call(
      'GET',
      `/participations/${american.id}/directory/${korean.id}`,
    );
    expect(entry.body).toMatchObject({ wishesYou: false, wish: null });
  });

  it('of a schedule name who is met until the consent to the transfer is withdrawn', async () => {
    const schedule = async () => JSON.stringify((await partner.call('GET', '/me/schedules')).body);
    expect(await schedule()).toContain('Canary PERSON');
    expect(await schedule()).toContain('Canary Chief');
    const self = clientOf(application.url, await application.signIn({ email: secrets.email }));
    const consents = await self.call<{ items: { id: string }[] }>('GET', '/me/consents');
    expect((await self.call('DELETE', `/me/consents/${consents.body.items[0]!.id}`)).status).toBe(
      204,
    );
    expect(await schedule()).not.toContain('Canary');
    expect(JSON.stringify((await self.call('GET', '/me/schedules')).body)).toContain(
      'Canary PERSON',
    );
  });
});
