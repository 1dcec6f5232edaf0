import { readdirSync, readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

const root = new URL('../apps/web/src/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), 'utf8');
const catalogue = (language: string) =>
  JSON.parse(read(`messages/${language}.json`)) as Record<string, string>;

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('schema.d.ts'))
  .map(read)
  .join('\n');

const en = catalogue('en');
const ko = catalogue('ko');

/** Ids written out, and patterns of those put together: `role.${role}` stands for every role. */
const written = new Set(
  [...sources.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/g)].map(([, id]) => id),
);
const patterns = [...sources.matchAll(/`([\w-]*(?:\$\{[^}`]*\}|[\w.-])*)`/g)]
  .map(([, text = '']) => text)
  .filter((text) => text.includes('${') && text.includes('.'))
  .map((text) => text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.')))
  .filter((parts) => parts.some((part) => /[a-z]/.test(part)))
  .map((parts) => new RegExp(`^${parts.join('[\\w.-]*')}$`));

/** Names of a message's arguments: braces open by turns an argument and the words of one of its cases. */
function placeholders(message: string): Set<string> {
  const names = new Set<string>();
  let depth = 0;
  for (const [, name, brace] of message.matchAll(/\{(\w*)|(\})/g)) {
    if (brace) depth -= 1;
    else if (depth++ % 2 === 0) names.add(name ?? '');
  }
  return names;
}

describe('words of the web app', () => {
  it('stand in both languages, with the same values', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
    for (const id of Object.keys(en))
      expect([id, placeholders(ko[id] ?? '')]).toEqual([id, placeholders(en[id] ?? '')]);
  });

  it('are all used', () => {
    const unused = Object.keys(en).filter(
      (id) => !written.has(id) && !patterns.some((pattern) => pattern.test(id)),
    );
    expect(unused).toEqual([]);
  });

  it('are Korean in the Korean catalogue', () => {
    const same = Object.keys(en).filter(
      (id) => ko[id] === en[id] && /[a-z]{4}/.test(en[id]?.replaceAll(/\{[^}]*\}/g, '') ?? ''),
    );
    expect(same).toEqual([]);
  });
});
