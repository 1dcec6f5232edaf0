import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import { Company } from '#libs/companies/company.entity.js';
import { importFile } from '#libs/imports/import-file.js';
import { Delegate } from '#libs/showcases/delegate.entity.js';
import { Participant } from '#libs/showcases/participant.entity.js';
import { Showcase } from '#libs/showcases/showcase.entity.js';
import { openApplication, type Application } from '#test/support/application.js';
import { fileOf, smallRows, workbookOf, type Rows } from '#test/support/workbook.js';

let application: Application;
let dataSource: DataSource;
const showcase = 'small-2027';

beforeAll(async () => {
  application = await openApplication();
  ({ dataSource } = application);
  expect((await importFile(dataSource, await workbookOf(smallRows()), {})).problems).toEqual([]);
});

afterAll(() => application.close());

const csv = (text: string) => importFile(dataSource, fileOf('later.csv', text), { showcase });

/** Problems of the small showcase's own file, imported again after a change. */
async function after(change: (rows: Required<Rows>) => void) {
  const rows = smallRows() as Required<Rows>;
  change(rows);
  return (await importFile(dataSource, await workbookOf(rows), {})).problems;
}

const company = (nameEn: string) => dataSource.manager.findOneByOrFail(Company, { nameEn });

describe('a .csv into a showcase that is there', () => {
  it('leaves alone what it has no column for', async () => {
    const before = await company('Hangyeol Gripper');
    const { problems, counts } = await csv(
      'Company code,Country,Name (English),Time zone,Roles,Employees\n' +
        'K1,KR,Hangyeol Gripper,Asia/Seoul,supplier,41\n',
    );
    expect(problems).toEqual([]);
    expect(counts?.companies).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await company('Hangyeol Gripper')).toEqual({ ...before, employees: 41 });
  });

  it('makes whoever has the settings open load them again, where it changed them', async () => {
    const version = async () =>
      (await dataSource.manager.findOneByOrFail(Showcase, { slug: showcase })).version;
    const before = await version();
    expect(await after(() => undefined)).toEqual([]);
    expect(await version()).toBe(before);
    expect(await after((rows) => rows.tables.push({ number: 9 }))).toEqual([]);
    expect(await version()).toBe(before + 1);
  });

  it('brings new firms first and their delegates after', async () => {
    const firms = await csv(
      'Company code,Country,Name (English),Time zone,Roles\n' +
        'K2,KR,Solchan Motion,Asia/Seoul,supplier\n',
    );
    expect(firms).toMatchObject({ problems: [], counts: { participants: { created: 1 } } });
    const people = await csv(
      'Company code,Name (English),E-mail,Languages\n' +
        'K2,Minjun HAN,han@solchan.example,ko\n' +
        'K1,Yuna SEO,seo@hangyeol.example,ko; en\n',
    );
    expect(people).toMatchObject({ problems: [], counts: { delegates: { created: 2 } } });
  });

  it('puts a new delegate after those the firm has', async () => {
    const delegates = await dataSource.manager.find(Delegate, {
      where: { participant: { code: 'K1' } },
      order: { position: 'ASC' },
    });
    expect(delegates.map(({ email, position }) => [email, position])).toEqual([
      ['jeong@hangyeol.example', 1],
      ['seo@hangyeol.example', 2],
    ]);
  });

  it('refuses a slot that overlaps one of the showcase', async () => {
    const { problems } = await csv(
      'Slot code,Session,Date,From,To\ns9,am,2027-05-17,09:20,09:28\n',
    );
    expect(problems).toMatchObject([{ row: 2, column: 'From', code: 'import.slot-overlap' }]);
  });

  it('refuses a lower most than the fewest that stands', async () => {
    await csv(
      'Company code,Country,Name (English),Time zone,Roles,Fewest meetings\n' +
        'K2,KR,Solchan Motion,Asia/Seoul,supplier,5\n',
    );
    const { problems } = await csv(
      'Company code,Country,Name (English),Time zone,Roles,Most meetings\n' +
        'K2,KR,Solchan Motion,Asia/Seoul,supplier,3\n',
    );
    expect(problems).toMatchObject([{ row: 2, code: 'import.max-below-min' }]);
  });
});

describe('a later file that contradicts the showcase', () => {
  it('refuses a code that another firm has', async () => {
    const problems = await after((rows) => Object.assign(rows.companies[1]!, { nameEn: 'New Co' }));
    expect(problems).toMatchObject([
      { sheet: 'Companies', row: 3, column: 'Company code', code: 'import.code-taken' },
    ]);
    expect(await dataSource.manager.countBy(Company, { nameEn: 'New Co' })).toBe(0);
  });

  it('refuses a second code for a firm', async () => {
    const { problems } = await csv(
      'Company code,Country,Name (English),Time zone,Roles\n' +
        'U7,US,LODESTAR automation,America/New_York,buyer\n',
    );
    expect(problems).toMatchObject([{ row: 2, column: 'Company code', code: 'import.code-other' }]);
    expect(await dataSource.manager.countBy(Participant, { code: 'U7' })).toBe(0);
  });

  it("refuses a name that another firm has, but takes a firm's new name by its number", async () => {
    const rename = (nameEn: string) => (rows: Required<Rows>) =>
      void Object.assign(rows.companies[0]!, { nameEn });
    expect(await after(rename('Solchan Motion'))).toMatchObject([
      { row: 2, column: 'Name (English)', code: 'import.name-taken' },
    ]);
    expect(await after(rename('Hangyeol Robotics'))).toEqual([]);
    expect((await company('Hangyeol Robotics')).registrationNumber).toBe('1248100998');
  });

  it('refuses another sector, another showcase than asked for, and two in one file', async () => {
    expect(
      await after((rows) => Object.assign(rows.showcase[0]!, { sector: 'semiconductors' })),
    ).toContainEqual(expect.objectContaining({ column: 'Sector', code: 'import.sector-fixed' }));
    expect(await after((rows) => rows.showcase.push({ ...rows.showcase[0] }))).toMatchObject([
      { row: 3, code: 'import.showcase-twice' },
    ]);
    const file = await workbookOf(smallRows());
    expect(await importFile(dataSource, file, { showcase: 'other-2027' })).toMatchObject({
      problems: [{ row: 2, column: 'Short name', code: 'import.showcase-other' }],
      counts: null,
    });
  });
});
