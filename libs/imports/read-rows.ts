import { CellError, type RawCell } from './cells.js';
import { problemAt, type ImportProblem } from './problem.js';
import { rowsMax, type RawSheet } from './read-file.js';
import { sheetKeys, sheets, type Column, type SheetKey, type SheetRow } from './sheets.js';

/** Rows of the sheets of a file, each with its number in the file. */
export type ReadRows = { [K in SheetKey]: { row: number; value: SheetRow<K> }[] };

/** Rows of which some cell could not be read: what could be, so that nothing else is blamed for them. */
export type BrokenRows = { [K in SheetKey]: Record<string, unknown>[] };

/** Names of the columns that a sheet lacks: what they would tell stays as it is in the database. */
export type AbsentColumns = { [K in SheetKey]: ReadonlySet<string> };

/** Headers are compared without case, blanks and punctuation, so that people may write them freely. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function namesOf(column: Column): Set<string> {
  // The template's headers carry both languages: "Company code / 기업 코드".
  return new Set(
    [column.en, column.ko, `${column.en} / ${column.ko}`, ...column.also].map((name) =>
      plain(name),
    ),
  );
}

/** Sheet of a name in either language. */
function keyOfName(text: string): SheetKey | null {
  const name = plain(text);
  const found = sheetKeys.find((key) => {
    const { en, ko } = sheets[key];
    return [plain(key), plain(en), plain(ko), plain(`${en} / ${ko}`)].includes(name);
  });
  return found ?? null;
}

/** Sheet whose columns the headers are, for a .csv or a lone sheet that is called `Sheet1`. */
function keyOfHeaders(sheet: RawSheet): SheetKey | null {
  const headers = (sheet.rows[0] ?? []).map((cell) => plain(String(cell ?? '')));
  const fits = sheetKeys.map((key) => ({
    key,
    missing: columnsOf(key).filter(
      ([, column]) => column.required && !headers.some((header) => namesOf(column).has(header)),
    ).length,
    known: columnsOf(key).filter(([, column]) =>
      headers.some((header) => namesOf(column).has(header)),
    ).length,
  }));
  const best = fits.filter((fit) => fit.missing === 0).sort((a, b) => b.known - a.known)[0];
  return best?.key ?? null;
}

function columnsOf(key: SheetKey): [string, Column][] {
  return Object.entries<Column>(sheets[key].columns);
}

export interface ReadFile {
  rows: ReadRows;
  broken: BrokenRows;
  /** Columns that a sheet of the file does not have; a sheet that is not there has none. */
  absent: AbsentColumns;
  present: Set<SheetKey>;
  problems: ImportProblem[];
}

/** Reads every row of every known sheet; what cannot be read is in `problems`, with its place. */
export function readRows(file: RawSheet[], named?: string): ReadFile {
  const none = () => Object.fromEntries(sheetKeys.map((key) => [key, []]));
  const rows = none() as unknown as ReadRows;
  const broken = none() as unknown as BrokenRows;
  const absent = Object.fromEntries(
    sheetKeys.map((key) => [key, new Set()]),
  ) as unknown as AbsentColumns;
  const present = new Set<SheetKey>();
  const problems: ImportProblem[] = [];
  for (const sheet of file) {
    const key = keyOf(sheet, file.length === 1, named);
    // Other sheets of a workbook, notes or lists, are nobody's business.
    if (key === null) continue;
    if (present.has(key)) {
      problems.push(problemAt({ sheet: sheet.name }, 'sheet-twice'));
      continue;
    }
    present.add(key);
    const read = readSheet(key, sheet);
    problems.push(...read.problems);
    (rows[key] as unknown[]).push(...read.rows);
    broken[key].push(...read.broken);
    absent[key] = read.absent;
  }
  if (present.size === 0) problems.push(problemAt({ sheet: file[0]?.name ?? '' }, 'sheet-unknown'));
  return { rows, broken, absent, present, problems };
}

function keyOf(sheet: RawSheet, alone: boolean, named: string | undefined): SheetKey | null {
  if (!alone) return keyOfName(sheet.name);
  return named === undefined ? (keyOfName(sheet.name) ?? keyOfHeaders(sheet)) : keyOfName(named);
}

function readSheet(key: SheetKey, sheet: RawSheet) {
  const place = { sheet: sheet.name || sheets[key].en };
  const [header = [], ...body] = sheet.rows;
  const { columns, problems } = findColumns(key, header, place);
  const absent = new Set(columns.filter(({ at }) => at < 0).map(({ name }) => name));
  const rows: { row: number; value: unknown }[] = [];
  const broken: Record<string, unknown>[] = [];
  if (body.length > rowsMax) {
    problems.push(problemAt(place, 'too-many-rows', { limit: rowsMax }));
    return { rows, broken, absent, problems };
  }
  body.forEach((cells, index) => {
    if (cells.every((cell) => cell === null || String(cell).trim() === '')) return;
    const row = index + 2;
    const value: Record<string, unknown> = {};
    let whole = true;
    for (const { name, column, at, header: title } of columns) {
      // A missing column is reported once, at the header, not in every row.
      if (at < 0 && column.required) {
        whole = false;
        continue;
      }
      const where = { ...place, row, column: title };
      try {
        if (sheet.formulas.has(`${index + 1},${at}`)) throw new CellError('formula');
        value[name] = readCell(column, cells[at] ?? null);
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        whole = false;
        problems.push(problemAt(where, error.code, error.values));
      }
    }
    if (whole) rows.push({ row, value });
    else broken.push(value);
  });
  return { rows, broken, absent, problems };
}

function findColumns(key: SheetKey, header: RawCell[], place: { sheet: string }) {
  const problems: ImportProblem[] = [];
  const titles = header.map((cell) => String(cell ?? '').trim());
  const columns = columnsOf(key).flatMap(([name, column]) => {
    const known = namesOf(column);
    const at = titles.findIndex((title) => known.has(plain(title)));
    if (at >= 0) return [{ name, column, at, header: titles[at] ?? '' }];
    if (column.required)
      problems.push(problemAt({ ...place, row: 1, column: column.en }, 'column-missing'));
    return [{ name, column, at, header: column.en }];
  });
  titles.forEach((title, at) => {
    if (title !== '' && !columns.some((column) => column.at === at))
      problems.push(
        problemAt({ ...place, row: 1, column: title }, 'column-unknown', { value: title }),
      );
  });
  return { columns, problems };
}

function readCell(column: Column, cell: RawCell): unknown {
  const text = textOf(cell);
  if (text === '') {
    if (column.required) throw new CellError('required');
    return null;
  }
  // What stands after the equals sign would run in the next spreadsheet that opens an export.
  if (typeof cell === 'string' && text.startsWith('=')) throw new CellError('formula');
  return column.read(text);
}

/** Excel keeps dates as instants at midnight and times as fractions of a day. */
function textOf(cell: RawCell): string {
  if (cell === null) return '';
  if (!(cell instanceof Date)) return String(cell).normalize('NFC').trim();
  const iso = cell.toISOString();
  return cell.getUTCFullYear() < 1901 ? iso.slice(11, 16) : iso.slice(0, 10);
}
