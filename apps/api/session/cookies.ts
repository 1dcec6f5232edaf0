import type { CookieOptions, Request, Response } from 'express';

import { sessionMilliseconds, type SigningIn } from '#libs/accounts/sessions.js';
import { newToken } from '#libs/accounts/tokens.js';

import { browserCookie, sessionCookie } from '../access/request.js';

/** How long a browser is remembered as the one that asked to sign in. */
const askedMilliseconds = 15 * 60 * 1000;

function optionsOf(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path: '/' };
}

function cookieOf(request: Request, name: string): string | null {
  const value: unknown = request.cookies[name];
  return typeof value === 'string' ? value : null;
}

/** Secret of a browser that asked to sign in, or null. */
export function askingBrowser(request: Request): string | null {
  return cookieOf(request, browserCookie);
}

/** Remembers the browser that asks to sign in, so that nobody else can use what it is given. */
export function rememberBrowser(request: Request, response: Response, publicUrl: string): string {
  const browser = askingBrowser(request) ?? newToken();
  response.cookie(browserCookie, browser, { ...optionsOf(publicUrl), maxAge: askedMilliseconds });
  return browser;
}

export function signingIn(request: Request): SigningIn {
  return {
    userAgent: request.headers['user-agent'] ?? '',
    before: cookieOf(request, sessionCookie),
  };
}

export function sendSession(response: Response, cookie: string, publicUrl: string): void {
  response.cookie(sessionCookie, cookie, {
    ...optionsOf(publicUrl),
    maxAge: sessionMilliseconds,
  });
}

export function dropSession(response: Response, publicUrl: string): void {
  response.clearCookie(sessionCookie, optionsOf(publicUrl));
}
