import PostalMime, { type Address, type Email } from 'postal-mime';
import type { DataSource } from 'typeorm';

import { instant, pageQuery, type Page, type Placed } from '#libs/database/keyset.js';

import { CaughtMail } from '../caught-mail.entity.js';
import type { MailLanguage } from '../outbox-mail.entity.js';

interface MailboxFilter extends Page {
  search?: string | undefined;
  language?: MailLanguage | undefined;
}

/** The newest first. */
export const mailboxSort = instant('"receivedAt"');

const filtered = `from caught_mail where ($1::text is null or language = $1)
  and ($2::text is null or strpos(lower(concat_ws(' ', to_name, to_address, subject)), lower($2)) > 0)`;

/** Messages of the mailbox, newest first, and how many there are in each language. */
export async function listMailbox(dataSource: DataSource, filter: MailboxFilter) {
  const values = [filter.language ?? null, filter.search?.trim() || null];
  const page = pageQuery(
    `select id::text, to_address as "toAddress", to_name as "toName", subject, language,
       received_at as "receivedAt" ${filtered}`,
    { sort: mailboxSort, tie: 'id', descending: true },
    filter,
    values,
  );
  const [[count], items, [counts]] = await Promise.all([
    dataSource.query<[{ total: number }]>(`select count(*)::int as total ${filtered}`, values),
    dataSource.query<Placed<Omit<CaughtMail, 'source'>>[]>(...page),
    dataSource.query<[{ all: number; ko: number; en: number }]>(
      `select count(*)::int as all, count(*) filter (where language = 'ko')::int as ko,
         count(*) filter (where language = 'en')::int as en from caught_mail`,
    ),
  ]);
  return { total: count.total, counts, items };
}

/** The bytes of a message as received, or null. */
export async function messageSource(dataSource: DataSource, id: string): Promise<Buffer | null> {
  const found = await dataSource.getRepository(CaughtMail).findOne({
    where: { id },
    select: { id: true, source: true },
  });
  return found?.source ?? null;
}

export interface MailboxMessage {
  mail: CaughtMail;
  from: { name: string; address: string };
  html: string | null;
  text: string | null;
  calendar: { method: string; content: string; events: number } | null;
}

/** A message taken apart, or null. */
export async function readMessage(
  dataSource: DataSource,
  id: string,
): Promise<MailboxMessage | null> {
  const mail = await dataSource.getRepository(CaughtMail).findOneBy({ id });
  const source = mail && (await messageSource(dataSource, id));
  if (!mail || !source) return null;
  const parsed = await PostalMime.parse(source);
  return {
    mail,
    from: person(parsed.from),
    html: parsed.html ?? null,
    text: parsed.text ?? null,
    calendar: calendarOf(parsed),
  };
}

export async function emptyMailbox(dataSource: DataSource): Promise<void> {
  await dataSource.getRepository(CaughtMail).createQueryBuilder().delete().execute();
}

function person(address: Address | undefined) {
  return { name: address?.name ?? '', address: address?.address ?? '' };
}

function calendarOf(parsed: Email) {
  const part = parsed.attachments.find((each) => each.mimeType === 'text/calendar');
  if (!part) return null;
  const text =
    typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content);
  // The parser shortens line ends; the format asks for both characters (RFC 5545, 3.1).
  const content = text.replace(/\r?\n/g, '\r\n');
  return {
    method: part.method ?? /^METHOD:(.+)$/m.exec(content)?.[1]?.trim() ?? '',
    content,
    events: content.match(/^BEGIN:VEVENT/gm)?.length ?? 0,
  };
}
