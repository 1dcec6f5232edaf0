import { execFileSync } from 'node:child_process';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openBrowser, openContext, url } from './browser.js';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(() => browser.close());

describe('a sign-in link whose page leads elsewhere', () => {
  it.each([
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example/',
    '/\t/evil.example/',
    'https://evil.example/',
    'javascript:document.title="ran"',
  ])('signs in and stays here: %j', async (page) => {
    const { page: reader, context } = await openContext(browser, 'en');
    const asked: string[] = [];
    reader.on('request', (request) => asked.push(new URL(request.url()).host));
    await reader.goto(`${signInLink()}&${encodeURIComponent(page)}`);
    await reader.getByRole('button', { name: 'Sign out' }).first().waitFor();
    expect(new URL(reader.url()).host).toBe(new URL(url).host);
    expect(asked.filter((host) => host.includes('evil'))).toEqual([]);
    expect(await reader.title()).not.toBe('ran');
    await context.close();
  });
});

function signInLink(): string {
  const email = 'return-address@showcase.example';
  return execFileSync(
    process.execPath,
    ['dist/apps/cli/main.js', 'sign-in-link', '--email', email, '--admin'],
    {
      encoding: 'utf8',
      env: { ...process.env, PUBLIC_URL: url, DATA_DIR: process.env['PRODUCT_DATA'] ?? '' },
    },
  ).trim();
}
