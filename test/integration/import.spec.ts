import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import type { DataSource } from 'typeorm';

import { importFile } from '#libs/imports/import-file.js';
import { Company } from '#libs/companies/company.entity.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { Slot } from '#libs/showcases/slot.entity.js';
import { openApplication, sampleFile, type Application } from '#test/support/application.js';
import { fileOf, smallRows, workbookOf } from '#test/support/workbook.js';
import { zipOf } from '#test/support/zip.js';

let application: Application;
let dataSource: DataSource;

beforeAll(async () => {
  application = await openApplication();
  ({ dataSource } = application);
});

afterAll(() => application.close());

/** Every row of the tables an import writes, so that any change shows. */
async function everything(): Promise<string> {
  const tables = [
    'showcase',
    'slot',
    'showcase_table',
    'interpreter',
    'company',
    'participant',
    'delegate',
    'offering',
    'need',
    'interest',
    'wish',
  ];
  const rows = await Promise.all(
    tables.map((table) => dataSource.query<unknown[]>(`select * from ${table} order by id`)),
  );
  return JSON.stringify(rows);
}

const totals = (counts: Record<string, { created: number; updated: number; unchanged: number }>) =>
  Object.values(counts).reduce(
    (sum, each) => ({
      created: sum.created + each.created,
      updated: sum.updated + each.updated,
      unchanged: sum.unchanged + each.unchanged,
    }),
    { created: 0, updated: 0, unchanged: 0 },
  );

describe('importing a workbook', () => {
  it('changes nothing the second time', async () => {
    const first = await importFile(dataSource, sampleFile, {});
    expect(first.problems).toEqual([]);
    const before = await everything();
    const second = await importFile(dataSource, sampleFile, {});
    expect(totals(second.counts ?? {})).toMatchObject({ created: 0, updated: 0 });
    expect(await everything()).toBe(before);
  });

  it('writes nothing in a dry run', async () => {
    const before = await everything();
    const report = await importFile(dataSource, await workbookOf(smallRows()), { check: true });
    expect(report).toMatchObject({ problems: [], counts: null });
    expect(await everything()).toBe(before);
  });

  it('writes nothing when one cell of many is wrong', async () => {
    const before = await everything();
    const rows = smallRows();
    rows.wishes?.push({ from: 'K1', to: 'nobody', kind: 'meet' });
    const { problems, counts } = await importFile(dataSource, await workbookOf(rows), {});
    expect(counts).toBeNull();
    expect(problems).toMatchObject([
      { sheet: 'Wishes', row: 3, column: 'Wishes to meet', code: 'import.company-unknown' },
    ]);
    expect(await everything()).toBe(before);
  });

  it('reads Korean sheet names and headers, and stores venue times as instants', async () => {
    const report = await importFile(dataSource, await workbookOf(smallRows(), 'ko'), {});
    expect(report.problems).toEqual([]);
    const showcase = await dataSource.manager.findOneByOrFail(Showcase, { slug: 'small-2027' });
    const slot = await dataSource.manager.findOneByOrFail(Slot, {
      showcase: { id: showcase.id },
      code: 's1',
    });
    // 09:00 in Chicago in May is UTC-5.
    expect(slot.startsAt.toISOString()).toBe('2027-05-17T14:00:00.000Z');
    const company = await dataSource.manager.findOneByOrFail(Company, { nameKo: '한결그리퍼' });
    expect(company.registrationNumber).toBe('1248100998');
    const delegate = await dataSource.manager.findOneByOrFail(Delegate, {
      email: 'jeong@hangyeol.example',
    });
    expect(delegate).toMatchObject({ mailLanguage: 'ko', timeZone: 'Asia/Seoul' });
  });

  it('updates what has changed in a later file', async () => {
    const rows = smallRows();
    const [delegate] = rows.delegates ?? [];
    if (delegate) delegate['titleKo'] = '이사';
    const { counts } = await importFile(dataSource, await workbookOf(rows), {});
    expect(totals(counts ?? {})).toMatchObject({ created: 0, updated: 1 });
  });
});

describe('importing a .csv', () => {
  const header = '기업 코드,국가,기업명(영문),기업명,시간대 이름,역할';
  const line = 'K1,KR,Hangyeol Gripper,한결그리퍼 똠펲,Asia/Seoul,supplier';
  const csv = `${header}\r\n${line}\r\n`;
  const into = { showcase: 'small-2027', check: true };

  it.each([
    ['CP949, as Korean Excel writes it', iconv.encode(csv, 'cp949')],
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${csv}`)],
  ])('reads %s', async (_, bytes) => {
    const file = fileOf('firms.csv', bytes);
    expect(await importFile(dataSource, file, into)).toMatchObject({ problems: [] });
    await importFile(dataSource, file, { showcase: 'small-2027' });
    expect(await dataSource.manager.existsBy(Company, { nameKo: '한결그리퍼 똠펲' })).toBe(true);
  });

  it('asks for the showcase when the file does not name it', async () => {
    const { problems } = await importFile(dataSource, fileOf('firms.csv', csv), {});
    expect(problems[0]).toMatchObject({ code: 'import.showcase-missing' });
  });

  it('refuses bytes that are in no known encoding', async () => {
    const { problems } = await importFile(
      dataSource,
      fileOf('firms.csv', Buffer.from([0x4b, 0xff, 0xff, 0x31])),
      into,
    );
    expect(problems).toMatchObject([{ code: 'import.encoding' }]);
  });
});

describe('files that must not be read', () => {
  it('refuses 50 MB before reading it', async () => {
    const { problems } = await importFile(
      dataSource,
      fileOf('big.csv', Buffer.alloc(50 * 1024 * 1024, 65)),
      {},
    );
    expect(problems).toMatchObject([{ code: 'import.file-too-large' }]);
  });

  it.each([
    ['that says how large it is', 400 * 1024 * 1024, 'import.unpacks-too-large'],
    ['that says it is small', 1000, 'import.not-a-workbook'],
  ])('refuses a zip bomb %s without unpacking it into memory', async (_, claimed, code) => {
    const name = 'xl/worksheets/sheet1.xml';
    const bomb = zipOf([{ name, content: Buffer.alloc(400 * 1024 * 1024), claimed }]);
    const before = process.memoryUsage().rss;
    const { problems } = await importFile(dataSource, fileOf('bomb.xlsx', bomb), {});
    expect(problems).toMatchObject([{ code }]);
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('refuses what only calls itself a workbook', async () => {
    const { problems } = await importFile(dataSource, fileOf('not.xlsx', 'hello'), {});
    expect(problems).toMatchObject([{ code: 'import.not-a-workbook' }]);
  });

  it('says that a file is missing', async () => {
    const { problems } = await importFile(dataSource, '/nowhere/at-all.xlsx', {});
    expect(problems).toMatchObject([{ code: 'import.file-missing' }]);
  });

  it('takes 10,000 rows, and no more than 20,000', async () => {
    const rows = smallRows();
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        company: 'K1',
        code: 'rob-ind-scara',
        leadTimeDays: index % 90,
      }));
    const ten = await workbookOf({ ...rows, offerings: many(10_000) });
    expect((await importFile(dataSource, ten, {})).problems).toEqual([]);
    const over = await workbookOf({ ...rows, offerings: many(20_001) });
    expect((await importFile(dataSource, over, {})).problems).toMatchObject([
      { code: 'import.too-many-rows' },
    ]);
  });
});
