import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';
import { readXlsx, type Cell } from 'hucre';
import iconv from 'iconv-lite';

import type { RawCell } from './cells.js';
import { ImportFileError, problemAt } from './problem.js';
import { checkUnpackedSize } from './unpacked-size.js';

/** A sheet as it stands in the file; row 1 is the header. */
export interface RawSheet {
  name: string;
  rows: RawCell[][];
  /** Places of formulas, `row,column` counted from 0. */
  formulas: Set<string>;
}

const megabyte = 1024 * 1024;
const fileMegabytesMax = 5;
const unpackedMegabytesMax = 40;

/** Rows of a sheet below its header. */
export const rowsMax = 20_000;
/** No sheet has more columns; what stands further right is not read. */
const columnsMax = 40;

/**
 * All that is read of a sheet: one row more than the limit, so that too many can be told. Without it one
 * cell far right in every row would fill the memory, since a sheet is read as a full rectangle.
 */
const readRange = `A1:AN${rowsMax + 2}`;

/** A file to import: its path, or what was uploaded under a name. */
export type ImportSource = string | { name: string; bytes: Buffer };

/** Larger files are refused unread. */
export const fileBytesMax = fileMegabytesMax * megabyte;

/**
 * Reads the sheets of an .xlsx, or the one sheet of a .csv.
 * @throws ImportFileError for a file that is too large, is no workbook, or is in no known encoding
 */
export async function readSheets(source: ImportSource): Promise<RawSheet[]> {
  const place = { sheet: '' };
  const { name, bytes } = typeof source === 'string' ? await readFrom(source) : source;
  refuseTooLarge(bytes.length);
  const kind = extname(name).toLowerCase();
  if (kind === '.csv') return [{ name: '', rows: csvRows(bytes), formulas: new Set() }];
  if (kind !== '.xlsx') throw new ImportFileError(problemAt(place, 'file-kind'));
  return workbookSheets(bytes);
}

async function readFrom(file: string): Promise<{ name: string; bytes: Buffer }> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile())
    throw new ImportFileError(problemAt({ sheet: '' }, 'file-missing', { value: file }));
  refuseTooLarge(found.size);
  return { name: file, bytes: await readFile(file) };
}

function refuseTooLarge(size: number): void {
  if (size <= fileBytesMax) return;
  throw new ImportFileError(
    problemAt({ sheet: '' }, 'file-too-large', {
      size: Math.ceil(size / megabyte),
      limit: fileMegabytesMax,
    }),
  );
}

async function workbookSheets(bytes: Buffer): Promise<RawSheet[]> {
  const fits = await checkUnpackedSize(bytes, unpackedMegabytesMax * megabyte);
  const place = { sheet: '' };
  if (fits === 'too-large')
    throw new ImportFileError(
      problemAt(place, 'unpacks-too-large', { limit: unpackedMegabytesMax }),
    );
  if (fits === 'broken') throw new ImportFileError(problemAt(place, 'not-a-workbook'));
  const workbook = await readXlsx(bytes, { range: readRange }).catch(() => {
    throw new ImportFileError(problemAt(place, 'not-a-workbook'));
  });
  return workbook.sheets.map((sheet) => ({
    name: sheet.name,
    rows: sheet.rows,
    formulas: formulasOf(sheet.cells),
  }));
}

function formulasOf(cells: Map<string, Cell> | undefined): Set<string> {
  const found = [...(cells ?? [])].filter(([, cell]) => cell.formula !== undefined);
  return new Set(found.map(([place]) => place));
}

/**
 * UTF-8 with or without a byte order mark, else CP949, which Korean Excel writes. Node's own `euc-kr`
 * decoder gets a fifth of the Hangul syllables wrong, so iconv does it.
 */
function csvRows(bytes: Buffer): RawCell[][] {
  const text = decode(bytes);
  try {
    const rows = parse(text, {
      bom: true,
      relax_column_count: true,
      max_record_size: 1_000_000,
      to: rowsMax + 2,
    });
    return rows.map((cells) => cells.slice(0, columnsMax));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines']);
    throw new ImportFileError(problemAt({ sheet: '', row: line }, 'csv', { line }));
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const text = iconv.decode(bytes, 'cp949');
    if (text.includes('\uFFFD')) throw new ImportFileError(problemAt({ sheet: '' }, 'encoding'));
    return text;
  }
}
