import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre';

import { rawSheets, smallRows, type Rows } from '#test/support/workbook.js';

import { checkImport } from './check-import.js';
import { readRows } from './read-rows.js';
import { templateWorkbook } from './template.js';

/** Problems of the small showcase after a change. */
function after(change: (rows: Required<Rows>) => void) {
  const rows = smallRows() as Required<Rows>;
  change(rows);
  return checkImport(readRows(rawSheets(rows)), null).problems;
}

function set(
  rows: Record<string, string | number | null>[],
  index: number,
  values: Record<string, string | number | null>,
) {
  Object.assign(rows[index] ?? {}, values);
}

type Case = [
  name: string,
  change: (rows: Required<Rows>) => void,
  place: { sheet: string; row: number; column: string; code: string },
];

const cases: Case[] = [
  [
    'an unknown taxonomy code',
    (r) => set(r.offerings, 0, { code: 'rob-warp-drive' }),
    { sheet: 'Offerings', row: 2, column: 'Taxonomy code', code: 'import.code-unknown' },
  ],
  [
    'a code of another sector',
    (r) => set(r.needs, 0, { code: 'am-metal' }),
    { sheet: 'Needs', row: 2, column: 'Taxonomy code', code: 'import.code-' },
  ],
  [
    'a wrong check digit of a business number',
    (r) => set(r.companies, 0, { registrationNumber: '124-81-00999' }),
    { sheet: 'Companies', row: 2, column: 'Registration number', code: 'import.brn-check' },
  ],
  [
    'two rows for one company code',
    (r) => r.companies.push({ ...r.companies[0] }),
    { sheet: 'Companies', row: 4, column: 'Company code', code: 'import.duplicate' },
  ],
  [
    'one company under two codes',
    (r) => r.companies.push({ ...r.companies[1], code: 'U9' }),
    { sheet: 'Companies', row: 4, column: 'Name (English)', code: 'import.duplicate' },
  ],
  [
    'an end before a start',
    (r) => set(r.slots, 0, { to: '08:00' }),
    { sheet: 'Slots', row: 2, column: 'To', code: 'import.end-before-start' },
  ],
  [
    'slots that overlap',
    (r) => set(r.slots, 1, { from: '09:20' }),
    { sheet: 'Slots', row: 3, column: 'From', code: 'import.slot-overlap' },
  ],
  [
    'a slot outside the days',
    (r) => set(r.slots, 1, { date: '2027-05-19' }),
    { sheet: 'Slots', row: 3, column: 'Date', code: 'import.outside-days' },
  ],
  [
    'a day that does not exist',
    (r) => set(r.slots, 1, { date: '2027-02-30' }),
    { sheet: 'Slots', row: 3, column: 'Date', code: 'import.date' },
  ],
  [
    'a delegate without an e-mail',
    (r) => set(r.delegates, 0, { email: null }),
    { sheet: 'Delegates', row: 2, column: 'E-mail', code: 'import.required' },
  ],
  [
    'a line break in a name',
    (r) => set(r.delegates, 0, { nameEn: 'Eve\r\nBcc: all@firm.example' }),
    { sheet: 'Delegates', row: 2, column: 'Name (English)', code: 'import.control-character' },
  ],
  [
    'a formula as text',
    (r) => set(r.companies, 0, { nameEn: '=HYPERLINK("https://evil.example")' }),
    { sheet: 'Companies', row: 2, column: 'Name (English)', code: 'import.formula' },
  ],
  [
    'a time zone that does not exist',
    (r) => set(r.companies, 1, { timeZone: 'Mars/Base' }),
    { sheet: 'Companies', row: 3, column: 'Time zone', code: 'import.zone' },
  ],
  [
    'an unknown certificate',
    (r) => set(r.needs, 0, { certificatesRequired: 'ISO 99999' }),
    { sheet: 'Needs', row: 2, column: 'Certificates required', code: 'import.certificate-unknown' },
  ],
  [
    "a wish for a firm of one's own country",
    (r) => set(r.wishes, 0, { from: 'K1', to: 'K1' }),
    { sheet: 'Wishes', row: 2, column: 'Wishes to meet', code: 'import.same-company' },
  ],
  [
    'fewer meetings at most than at least',
    (r) => set(r.companies, 0, { minMeetings: 5, maxMeetings: 2 }),
    { sheet: 'Companies', row: 2, column: 'Most meetings', code: 'import.max-below-min' },
  ],
  [
    'an unknown slot in an availability',
    (r) => set(r.delegates, 1, { availableSlots: 's9' }),
    { sheet: 'Delegates', row: 3, column: 'Available slots', code: 'import.availability-unknown' },
  ],
  [
    'a company without a delegate',
    (r) => void r.delegates.splice(0, 1),
    { sheet: 'Companies', row: 2, column: 'Company code', code: 'import.delegate-missing' },
  ],
];

describe('checking a file', () => {
  it('finds nothing wrong with a good one', () => {
    expect(after(() => undefined)).toEqual([]);
  });

  it.each(cases)('locates %s', (_, change, { code, ...place }) => {
    const problem = after(change).find((each) => each.code.startsWith(code));
    expect(problem).toMatchObject(place);
    expect(problem?.message.ko).not.toBe(problem?.message.en);
  });

  it('reports every problem at once', () => {
    const problems = after((rows) => {
      set(rows.delegates, 0, { email: 'nobody' });
      set(rows.delegates, 1, { languages: 'klingon1' });
      set(rows.needs, 0, { quantity: -1 });
    });
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'import.email',
      'import.language',
      'import.number',
    ]);
  });

  it('refuses a formula in a cell of a workbook', () => {
    const sheets = rawSheets(smallRows());
    const companies = sheets.find(({ name }) => name === 'Companies');
    companies?.formulas.add('1,2');
    expect(checkImport(readRows(sheets), null).problems).toMatchObject([
      { row: 2, code: 'import.formula' },
    ]);
  });

  it('names a missing column and one that nothing reads', () => {
    const sheets = rawSheets(smallRows());
    const header = sheets.find(({ name }) => name === 'Tables')?.rows[0];
    if (header) header[0] = 'Desk';
    const codes = checkImport(readRows(sheets), null).problems.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['import.column-missing', 'import.column-unknown']),
    );
  });
});

describe('the template', () => {
  it('has every sheet, headers in both languages and drop-downs for codes', async () => {
    const workbook = await readXlsx(await templateWorkbook('robotics'));
    expect(workbook.sheets.map(({ name }) => name)).toContain('Offerings');
    const offerings = workbook.sheets.find(({ name }) => name === 'Offerings');
    expect(offerings?.rows[0]?.[1]).toBe('Taxonomy code / 분류 코드');
    expect(offerings?.dataValidations?.[0]).toMatchObject({ type: 'list' });
  });

  it('is read back without an unknown column', async () => {
    const workbook = await readXlsx(await templateWorkbook());
    const sheets = workbook.sheets.map(({ name, rows }) => ({
      name,
      rows: rows as string[][],
      formulas: new Set<string>(),
    }));
    expect(
      checkImport(readRows(sheets), null).problems.filter(({ code }) =>
        code.startsWith('import.column'),
      ),
    ).toEqual([]);
  });
});
