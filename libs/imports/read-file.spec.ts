import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre';

import { fileOf } from '#test/support/workbook.js';
import { workbookOfXml } from '#test/support/zip.js';

import { ImportFileError } from './problem.js';
import { readSheets, rowsMax } from './read-file.js';
import { readRows } from './read-rows.js';

async function refusal(file: string) {
  const error: unknown = await readSheets(file).catch((thrown: unknown) => thrown);
  return error instanceof ImportFileError ? error.problem : error;
}

const header = '<row r="1"><c r="A1" t="inlineStr"><is><t>Table</t></is></c></row>';

describe('reading a workbook', () => {
  it('finds the formulas of a real one, whatever they last gave', async () => {
    const link = '<c r="A3" t="str"><f>HYPERLINK("https://evil.example","2")</f><v>2</v></c>';
    const rows = `${header}<row r="2"><c r="A2"><v>1</v></c></row><row r="3">${link}</row>`;
    const bytes = workbookOfXml(rows);
    const file = readRows(await readSheets(fileOf('formula.xlsx', bytes)));
    expect(file.problems).toMatchObject([
      { sheet: 'Tables', row: 3, column: 'Table', code: 'import.formula' },
    ]);
  });

  it('reads dates and times of day that Excel keeps as numbers', async () => {
    const at = (time: string) => new Date(`1899-12-31T${time}Z`);
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Slots',
          rows: [
            ['Slot code', 'Session', 'Date', 'From', 'To'],
            ['s1', 'am', new Date('2027-05-17T00:00:00Z'), at('09:20:00'), at('10:40:00')],
          ],
        },
      ],
    });
    const { rows, problems } = readRows(await readSheets(fileOf('times.xlsx', bytes)));
    expect(problems).toEqual([]);
    expect(rows.slots[0]?.value).toMatchObject({ date: '2027-05-17', from: '09:20', to: '10:40' });
  });

  it('does not fill the memory for cells far to the right', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => {
      const row = index + 2;
      return `<row r="${row}"><c r="XFD${row}"><v>1</v></c></row>`;
    });
    const file = fileOf('far.xlsx', workbookOfXml(header + rows.join('')));
    const before = process.memoryUsage().rss;
    const [sheet] = await readSheets(file);
    expect(sheet?.rows[0]).toEqual(['Table']);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('tells a lone sheet by its headers when its name says nothing', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Sheet1', rows: [['테이블'], [7]] }] });
    const { rows } = readRows(await readSheets(fileOf('lone.xlsx', bytes)));
    expect(rows.tables).toMatchObject([{ row: 2, value: { number: 7 } }]);
  });
});

describe('reading a .csv', () => {
  it.each([
    ['a quotation mark that nothing closes', 'Table,Available slots\n1,"s1\n', 2],
    ['a quotation mark in the middle', 'Table\n"1"x\n', 2],
    ['a line without end', `Table\n"${'a'.repeat(2_000_000)}"\n`, 2],
  ])('locates %s', async (_, text, row) => {
    expect(await refusal(fileOf('broken.csv', text))).toMatchObject({ code: 'import.csv', row });
  });

  it('reads one row more than the limit of two million, and says so', async () => {
    const file = fileOf('long.csv', `Table\n${'1\n'.repeat(2_000_000)}`);
    const sheets = await readSheets(file);
    expect(sheets[0]?.rows).toHaveLength(rowsMax + 2);
    expect(readRows(sheets).problems).toMatchObject([{ code: 'import.too-many-rows' }]);
  });

  it('tells a header of a million columns from no sheet, at once', async () => {
    const file = readRows(await readSheets(fileOf('wide.csv', `x${','.repeat(900_000)}\n1\n`)));
    expect(file.problems).toMatchObject([{ code: 'import.sheet-unknown' }]);
  });
});

describe('what is no file', () => {
  it.each(['/', '/nowhere/at-all.csv'])('refuses %s', async (path) => {
    expect(await refusal(path)).toMatchObject({ code: 'import.file-missing' });
  });
});
