import { buffer } from 'node:stream/consumers';

import yazl from 'yazl';

import type { Language } from '#libs/accounts/user.entity.js';
import { formatMessage } from '#libs/messages/format.js';
import type { KeptData } from '#libs/privacy/personal-data.js';

import { csvFile, type Column } from '../table-file.js';

type Row = Record<string, unknown>;

/** A .zip with a note in the reader's language, all data as JSON, and a .csv of each kind that has rows. */
export async function dataArchive(
  data: KeptData,
  about: 'person' | 'company',
  language: Language,
): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const add = (name: string, text: string) => zip.addBuffer(Buffer.from(text), name);
  add('README.txt', `${formatMessage(language, `archive.${about}`)}\n`);
  add('data.json', `${JSON.stringify(data, null, 2)}\n`);
  for (const [kind, rows] of Object.entries(data))
    if (rows.length > 0) add(`${kind}.csv`, csvFile(columnsOf(rows), rows));
  zip.end();
  return buffer(zip.outputStream);
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
