import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext } from 'playwright-core';

import { answersOf } from '#test/factories/registration.js';
import { newShowcase } from '#test/factories/showcase.js';
import { clientOf, type Client } from '#test/support/client.js';

import { openBrowser, openContext, desktop, url, type Language } from './browser.js';
import { linkIn, mailTo } from './mail.js';
import { ensureSignedIn } from './signed-in.js';

/** What would run if any page or mail took it for anything but text. */
const canary = `"'><img src=x onerror=ran()><svg onload=ran()><script>ran()</script>`;
const slug = 'canary-2027';

interface Person {
  client: Client;
  cookies: Parameters<BrowserContext['addCookies']>[0];
  id: string;
}

let browser: Browser;
let organiser: Person;
let korean: Person;
let american: Person;

beforeAll(async () => {
  browser = await openBrowser();
  const { cookies } = await ensureSignedIn(browser);
  organiser = { ...person(cookies), id: '' };
  const text = { en: canary, ko: canary };
  const contact = { name: canary, email: 'office@showcase.example', phone: canary };
  const names = { name: text, venue: text, city: text, contact };
  await made(organiser, 'POST', '/showcases', newShowcase(slug, names));
  korean = await register('KR', 901);
  american = await register('US', 902);
  const participants = [korean.id, american.id];
  await made(organiser, 'POST', `/showcases/${slug}/decisions`, {
    participants,
    action: 'approve',
    text: canary,
  });
  await describeFirm(korean);
  await talk();
});

afterAll(() => browser.close());

function person(cookies: Person['cookies']) {
  const header = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { client: clientOf(url, header), cookies };
}

/** Calls the API, which must take it: a refused canary would test nothing. */
async function made(who: Pick<Person, 'client'>, method: string, path: string, body?: unknown) {
  const own = await who.client.call<Record<string, unknown>>('GET', path.replace(/\/\w+$/, ''));
  const headers = { 'If-Match': own.etag ?? '"1"' };
  const answer = await who.client.call<Record<string, string>>(method, path, body, headers);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Signs in by mail and registers a firm, every text of which is the canary. */
async function register(country: 'KR' | 'US', serial: number): Promise<Person> {
  const answers = answersOf(country, serial);
  const email = answers.people.delegates[0]?.email ?? '';
  const asked = await fetch(`${url}/api/v1/sign-in-links`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, language: 'en' }),
  });
  const token = linkIn(await mailTo(email, /sign-in/)).split('#')[1];
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Cookie: asked.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    },
    body: JSON.stringify({ token }),
  });
  const [name = '', value = ''] = (signedIn.headers.getSetCookie()[0] ?? '').split(/[=;]/);
  const one = person([{ name, value, url }]);
  const texts = { tradeName: canary, addressEn: canary, addressKo: canary, city: canary };
  const about = { nameKo: canary, region: canary, descriptionEn: canary, descriptionKo: canary };
  const words = { nameEn: `${canary} ${serial}`, nameKo: canary, titleEn: canary, titleKo: canary };
  const typed = {
    ...answers,
    company: { ...answers.company, ...texts, ...about, nameEn: `${canary} ${serial}` },
    people: { delegates: answers.people.delegates.map((each) => ({ ...each, ...words })) },
  };
  for (const [step, values] of Object.entries(typed))
    await one.client.call('PUT', `/showcases/${slug}/registration/${step}`, { answers: values });
  const { participation = '' } = await made(one, 'POST', `/showcases/${slug}/registration/submit`);
  return { ...one, id: participation };
}

async function describeFirm(firm: Person): Promise<void> {
  const path = `/participations/${firm.id}`;
  const codes = { code: 'rob-ind-scara', moreCodes: [] };
  const texts = { descriptionEn: canary, descriptionKo: canary };
  const offering = {
    ...{ ...codes, ...texts, nameEn: canary, nameKo: canary, certificates: [] },
    ...{ capacityPerMonth: 1, minimumOrder: 1, leadTimeDays: 1, priceFrom: 1, priceTo: 2 },
    ...{ control: null, controlCode: null, technologyTalk: false },
  };
  const certificate = { standard: 'iso-9001', number: null, issuer: canary, scope: canary };
  await made(firm, 'PUT', `${path}/offerings`, { items: [offering] });
  await made(firm, 'PUT', `${path}/certificates`, { items: [{ ...certificate, expiresOn: null }] });
}

async function talk(): Promise<void> {
  const path = `/participations/${american.id}`;
  await made(american, 'PUT', `${path}/wishes/${korean.id}`, { kind: 'must', note: canary });
  await made(american, 'POST', `${path}/requests`, { to: korean.id, note: canary });
  await made(korean, 'POST', `/participations/${korean.id}/messages`, { body: canary });
  await made(organiser, 'POST', `/participants/${korean.id}/messages`, { body: canary });
  await made(korean, 'PATCH', '/me', { name: canary });
  await made(korean, 'POST', '/api-keys', { name: canary, scopes: ['company:read'], days: 1 });
  await made(organiser, 'POST', `/showcases/${slug}/invitations`, {
    segment: canary,
    country: null,
    role: null,
    expiresAt: null,
  });
}

const pages: [string, () => Person, () => string][] = [
  ['landing', () => organiser, () => '/'],
  ['showcase', () => korean, () => `/s/${slug}`],
  ...['', '/registrations', '/rounds', '/mail', '/settings'].map((end): (typeof pages)[number] => [
    `/o${end}`,
    () => organiser,
    () => `/o/${slug}${end}`,
  ]),
  ['a registration', () => organiser, () => `/o/${slug}/registrations?open=${korean.id}`],
  ...[
    '',
    '/profile/offerings',
    '/profile/certificates',
    '/profile/delegates',
    '/profile/company',
  ].map((end): (typeof pages)[number] => [`/c${end}`, () => korean, () => `/c/${korean.id}${end}`]),
  ...['/wishes', '/people'].map((end): (typeof pages)[number] => [
    `/c${end}`,
    () => korean,
    () => `/c/${korean.id}${end}`,
  ]),
  ['directory', () => american, () => `/c/${american.id}/directory?open=${korean.id}`],
  ['account', () => korean, () => '/account'],
  ['log', () => korean, () => '/account/log'],
];

/** Opens a page and lets nothing of the canary run, ask or break the policy. */
async function expectText(
  language: Language,
  who: Person,
  path: string,
  ready = 'main h1, main h2',
) {
  const { page, context } = await openContext(browser, language, desktop);
  await context.addCookies(who.cookies.map(({ name, value }) => ({ name, value, url })));
  const ran: string[] = [];
  await page.exposeFunction('ran', () => ran.push('ran'));
  page.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) ran.push(message.text());
  });
  await page.goto(url + path);
  await page.waitForLoadState('networkidle');
  await page.locator(ready).first().waitFor({ state: 'attached' });
  const made = await page.evaluate(
    `document.querySelectorAll('img[src="x"], svg[onload], [href^="javascript:" i]').length`,
  );
  expect([path, ran, made]).toEqual([path, [], 0]);
  await context.close();
}

const languages: Language[] = ['ko', 'en'];

describe('what people write is text and nothing else', () => {
  it.each(languages.flatMap((language) => pages.map((page) => [language, ...page] as const)))(
    'in %s: %s',
    async (language, _, who, path) => {
      await expectText(language, who(), path());
    },
  );

  it('in the mails that carry it', async () => {
    const list = (await (await fetch(`${url}/mailbox/api/messages?q=lodestar902`)).json()) as {
      items: { id: string }[];
    };
    const about = (await (await fetch(`${url}/mailbox/api/messages?q=hanbit901`)).json()) as {
      items: { id: string }[];
    };
    const ids = [...list.items, ...about.items].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(3);
    for (const id of ids) {
      const mail = (await (await fetch(`${url}/mailbox/api/messages/${id}`)).json()) as {
        html: string;
      };
      expect(mail.html).not.toMatch(/<img src=x|<svg onload|<script>ran/);
      const source = await (await fetch(`${url}/mailbox/api/messages/${id}/source`)).text();
      expect(source.split(/\r?\n\r?\n/)[0]).not.toMatch(/^(Bcc|Cc):/im);
    }
    await expectText('en', organiser, `/mailbox?open=${ids[0] ?? ''}`, 'iframe');
  });
});
