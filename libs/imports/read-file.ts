import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';

import { parse } from 'csv-parse/sync';
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
export const fileMegabytesMax = 5;
export const unpackedMegabytesMax = 40;

/**
 * Reads the sheets of an .xlsx, or the one sheet of a .csv.
 * @throws ImportFileError for a file that is too large, is no workbook, or is in no known encoding
 */
export async function readSheets(file: string): Promise<RawSheet[]> {
  const place = { sheet: '' };
  const { size } = await stat(file).catch((error: Error) => {
    throw new ImportFileError(problemAt(place, 'file-missing', { value: error.message }));
  });
  if (size > fileMegabytesMax * megabyte)
    throw new ImportFileError(
      problemAt(place, 'file-too-large', {
        size: Math.ceil(size / megabyte),
        limit: fileMegabytesMax,
      }),
    );
  const bytes = await readFile(file);
  const kind = extname(file).toLowerCase();
  if (kind === '.csv') return [{ name: '', rows: csvRows(bytes), formulas: new Set() }];
  if (kind !== '.xlsx') throw new ImportFileError(problemAt(place, 'file-kind'));
  return workbookSheets(bytes);
}

async function workbookSheets(bytes: Buffer): Promise<RawSheet[]> {
  const fits = await checkUnpackedSize(bytes, unpackedMegabytesMax * megabyte);
  const place = { sheet: '' };
  if (fits === 'too-large')
    throw new ImportFileError(
      problemAt(place, 'unpacks-too-large', { limit: unpackedMegabytesMax }),
    );
  if (fits === 'broken') throw new ImportFileError(problemAt(place, 'not-a-workbook'));
  const workbook = await readXlsx(bytes).catch(() => {
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
  return parse(decode(bytes), {
    bom: true,
    relax_column_count: true,
    max_record_size: 1_000_000,
    skip_empty_lines: false,
  });
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
