// Fails when the committed OpenAPI document, or the web's types made from it, are not what the code says, or when
// it leaves something unsaid.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import openapiTypescript, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';

import { openApiGaps } from './openapi-gaps.js';

const root = new URL('../', import.meta.url);
const read = (file) => readFileSync(new URL(file, root), 'utf8');

async function pretty(text, file) {
  return format(text, { ...(await resolveConfig(new URL('package.json', root))), filepath: file });
}

const generated = execFileSync(process.execPath, ['dist/apps/cli/main.js', 'openapi'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
const stale = [];
if ((await pretty(generated, 'openapi.json')) !== read('openapi.json')) stale.push('openapi.json');
const header = read('apps/web/src/api/schema.d.ts').split('export interface paths')[0];
const types =
  header +
  astToString(await openapiTypescript(JSON.parse(read('openapi.json')))).replace(
    /^[\s\S]*?(?=export interface paths)/,
    '',
  );
if ((await pretty(types, 'schema.d.ts')) !== read('apps/web/src/api/schema.d.ts'))
  stale.push('apps/web/src/api/schema.d.ts');
if (stale.length > 0) {
  console.error(
    `${stale.join(' and ')} differ from the code. Run "npm run build" and "npm run openapi".`,
  );
  process.exit(1);
}
const gaps = openApiGaps(JSON.parse(generated));
if (gaps.length > 0) {
  console.error(
    `${gaps.join('\n')}\nSay it at the field, or in apps/api/openapi/{fields,operations}.json.`,
  );
  process.exit(1);
}
