import type { DataSource } from 'typeorm';

import { noticeMail } from '#libs/mail/notice.js';
import { queueMails } from '#libs/mail/outbox.js';

import { issueSignInToken } from './sign-in.js';
import { hashToken } from './tokens.js';
import type { Language } from './user.entity.js';

const minutes = 15;

export interface SignInLinkRequest {
  email: string;
  language: Language;
  /** Secret kept by the browser that asks. */
  browser: string;
  /** Page of ours to open afterwards. */
  next?: string | undefined;
  /** Address under which readers reach us, without a slash at the end. */
  publicUrl: string;
}

/**
 * Writes a sign-in mail. It asks nothing about the address: known or not, the same rows are written.
 * @returns ids of the mail
 */
export async function mailSignInLink(
  dataSource: DataSource,
  { email, language, browser, next, publicUrl }: SignInLinkRequest,
): Promise<string[]> {
  return dataSource.transaction(async (manager) => {
    const token = await issueSignInToken(
      manager,
      { email, language, browser },
      minutes * 60 * 1000,
    );
    // Behind the `#`, where neither servers nor scanners of mail see it.
    const fragment = next ? `${token}&${encodeURIComponent(next)}` : token;
    const notice = noticeMail({
      kind: 'sign-in',
      dedupeKey: `sign-in:${hashToken(token)}`,
      to: { name: email, email, language },
      showcase: null,
      url: `${publicUrl}/sign-in?lang=${language}#${fragment}`,
    });
    return queueMails(manager, [notice]);
  });
}
