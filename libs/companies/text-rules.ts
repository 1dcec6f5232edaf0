import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** What a typed text may look like; the same rules for files and for forms. */

/** Control characters, line ends of Unicode, and marks that turn the direction of what follows. */
const controls = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** One line of text; a line break in a name could forge a line in a mail or a calendar. */
export function isLine(text: string): boolean {
  return !controls.test(text);
}

/** Text of several lines. */
export function isParagraph(text: string): boolean {
  return !controls.test(text.replace(/[\n\r\t]/g, ''));
}

const mailbox = /^[^\s@<>()[\]\\",;:.\p{C}]+(\.[^\s@<>()[\]\\",;:.\p{C}]+)*$/u;
const host = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/i;

/** One plain address: no list, no comment, no quoted part. */
export function isEmail(text: string): boolean {
  const [local = '', domain = '', ...rest] = text.length > 254 ? [] : text.split('@');
  return mailbox.test(local) && host.test(domain) && rest.length === 0;
}

/** With its scheme, or null when it is no address of a site. Only shown, never fetched by us. */
export function websiteOf(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const url = /[\s"'<>\\\p{C}]/u.test(text) || !URL.canParse(address) ? null : new URL(address);
  const plain = url?.hostname.includes('.') && url.username === '' && url.password === '';
  return plain ? address : null;
}

/** E.164, or null. A number without a country code is taken as Korean or U.S. by its own form. */
export function phoneOf(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, /^0/.test(text) ? 'KR' : 'US');
  return parsed?.isPossible() ? parsed.number : null;
}

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

export function isTimeZone(text: string): boolean {
  return zones.has(text);
}
