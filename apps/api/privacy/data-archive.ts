import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

import yazl from 'yazl';

import type { Language } from '#libs/accounts/user.entity.js';
import { formatMessage } from '#libs/messages/format.js';
import type { KeptFile } from '#libs/privacy/kept-files.js';
import type { KeptData } from '#libs/privacy/personal-data.js';

import { csvFile, type Column } from '../table-file.js';

type Row = Record<string, unknown>;

export interface Kept {
  about: 'person' | 'company';
  data: KeptData;
  files: AsyncIterable<KeptFile>;
}

/**
 * Writes a .zip with a note in the reader's language, all data as JSON, a .csv of each kind that has rows,
 * and the files handed in.
 */
export async function sendArchive(
  { about, data, files }: Kept,
  language: Language,
  to: Writable,
): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.outputStream.pipe(to);
  const add = (name: string, content: string | Buffer) => zip.addBuffer(Buffer.from(content), name);
  add('README.txt', `${formatMessage(language, `archive.${about}`)}\n`);
  add('data.json', `${JSON.stringify(data, null, 2)}\n`);
  for (const [kind, rows] of Object.entries(data))
    if (rows.length > 0) add(`${kind}.csv`, csvFile(columnsOf(rows), rows));
  for await (const { id, name, content } of files) add(`files/${id}-${plainName(name)}`, content);
  zip.end();
  await finished(to);
}

/** A name that cannot leave its folder, whatever it was called when it was handed in. */
function plainName(name: string): string {
  return name.replaceAll(/[\\/:\p{C}]/gu, '_');
}

function columnsOf(rows: Row[]): Column<Row>[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((header) => ({ header, value: (row) => cellOf(row[header]) }));
}

function cellOf(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  return Array.isArray(value) ? value.join('; ') : JSON.stringify(value);
}
