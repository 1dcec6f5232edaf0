import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { freshDatabase } from '#test/support/database.js';
import { smallRows, workbookOf } from '#test/support/workbook.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let copy: string;
let databaseUrl: string;

/** A sector of the future, as it would be added: data, nothing else. */
const sector = {
  sector: 'small-satellites',
  en: 'Small satellites',
  ko: '소형 위성',
  nodes: [
    {
      code: 'sat-bus',
      en: 'Satellite buses',
      ko: '위성 본체',
      children: [
        { code: 'sat-bus-power', en: 'Power', ko: '전력계', aliases_ko: ['배터리'] },
        { code: 'sat-bus-attitude', en: 'Attitude control', ko: '자세 제어' },
      ],
    },
  ],
};

beforeAll(async () => {
  databaseUrl = await freshDatabase();
  copy = mkdtempSync(join(tmpdir(), 'showcase-sector-'));
  const built = join(root, 'dist');
  cpSync(built, join(copy, 'dist'), {
    recursive: true,
    filter: (path) => !path.startsWith(join(built, 'web')),
  });
  cpSync(join(root, 'package.json'), join(copy, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const file = join(copy, 'dist/libs/taxonomy/taxonomy.json');
  const data = JSON.parse(readFileSync(file, 'utf8')) as { taxonomies: unknown[] };
  data.taxonomies.push(sector);
  writeFileSync(file, JSON.stringify(data));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...parameters: string[]): string {
  return execFileSync(process.execPath, parameters, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_OPTIONS: '' },
  });
}

const probe = `
  import 'reflect-metadata';
  import { withDatabase } from '#apps/cli/with-database.js';
  import { readEnvironment } from '#libs/config/environment.js';
  import { scorePairs } from '#libs/matching/score/score-pairs.js';
  import { offering } from '#libs/profiles/sections.js';
  import { takeSnapshot } from '#libs/rounds/take-snapshot.js';
  const found = await withDatabase(readEnvironment(process.env), async (dataSource) => {
    const [showcase] = await dataSource.query('select id, sector from showcase');
    const [{ text }] = await dataSource.query(
      "select string_agg(p.search_text, ' ') as text from participant p");
    const pairs = scorePairs(await takeSnapshot(dataSource.manager, showcase.id));
    return { sector: showcase.sector, text, reasons: pairs.map((pair) => pair.reasons) };
  });
  found.typed = offering.shape.code.safeParse('sat-bus-power').success;
  process.stdout.write(JSON.stringify(found));
`;

describe('a new sector', () => {
  it('is created, registered for, found and matched by a file of data alone', async () => {
    const rows = smallRows();
    rows.showcase![0]!['sector'] = 'small-satellites';
    rows.offerings![0]!['code'] = 'sat-bus-power';
    rows.needs![0]!['code'] = 'sat-bus-attitude';
    rows.interests![0]!['code'] = 'sat-bus';
    run('dist/apps/cli/main.js', 'import', await workbookOf(rows));
    const found = JSON.parse(run('--input-type=module', '--eval', probe)) as {
      sector: string;
      text: string;
      typed: boolean;
      reasons: { code: string }[][];
    };
    expect(found).toMatchObject({ sector: 'small-satellites', typed: true });
    expect(found.text).toContain('배터리');
    expect(found.reasons.flat().map(({ code }) => code)).toContain('supply.near');
  });
});
