import { writeXlsx } from 'hucre';

export interface Column<Row> {
  header: string;
  value: (row: Row) => string | number | null;
}

/** UTF-8 with a byte order mark, which Excel needs to read Hangul. */
export function csvFile<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = [
    columns.map((column) => csvCell(column.header)),
    ...rows.map((row) => columns.map((column) => csvCell(column.value(row)))),
  ];
  return `\uFEFF${lines.map((cells) => cells.join(',')).join('\r\n')}\r\n`;
}

/** Where a spreadsheet may see a formula begin: in front, in a new line, or where it divides by `;` or tabs. */
const formulaStart = /(^|[\t\r\n;])(\s*)(?=[=+\-@＝＋－＠])/gu;

/** What a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = value.replace(formulaStart, "$1$2'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One sheet with a bold, frozen header. Strings stay strings in .xlsx, so no cell is run as a formula. */
export async function workbookFile<Row>(
  sheet: string,
  columns: Column<Row>[],
  rows: Row[],
): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheet,
        rows: [
          columns.map((column) => column.header),
          ...rows.map((row) => columns.map((column) => column.value(row))),
        ],
        freezePane: { rows: 1 },
      },
    ],
  });
  return Buffer.from(bytes);
}
