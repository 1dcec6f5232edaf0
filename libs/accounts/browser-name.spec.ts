import { describe, expect, it } from '@jest/globals';

import { browserName } from './browser-name.js';

const mozilla = 'Mozilla/5.0';
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('the name of a browser', () => {
  it.each([
    [
      `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit} Chrome/141.0.0.0 Safari/537.36`,
      'Chrome, Windows',
    ],
    [
      `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit} Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0`,
      'Edge, Windows',
    ],
    [
      `${mozilla} (Windows NT 10.0) ${webKit} Chrome/130.0.0.0 Whale/4.30 Safari/537.36`,
      'Whale, Windows',
    ],
    [
      `${mozilla} (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1`,
      'Safari, iPhone',
    ],
    [
      `${mozilla} (Linux; Android 15; SM-S928N) ${webKit} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
      'Samsung Internet, Android',
    ],
    [
      `${mozilla} (Macintosh; Intel Mac OS X 15.5; rv:141.0) Gecko/20100101 Firefox/141.0`,
      'Firefox, macOS',
    ],
    [
      `${mozilla} (X11; Linux x86_64) ${webKit} HeadlessChrome/156.0.0.0 Safari/537.36`,
      'Chrome, Linux',
    ],
    ['curl/8.5.0', null],
    ['', null],
    ['<script>alert(1)</script>', null],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
