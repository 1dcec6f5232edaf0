import { readFileSync } from 'node:fs';

/** A standard or certificate that firms list or ask for. `verified` tells how sure the entry is. */
export interface Standard {
  id: string;
  code: string;
  title: string;
  title_ko?: string;
  body: string;
  sectors: string[];
  kind: string;
  region: string;
  aliases?: string[];
  verified: string;
}

type Rule =
  | { rule: 'implies'; from: string; to: string }
  | { rule: 'same-family' | 'never-equal'; members: string[] };

const data = JSON.parse(readFileSync(new URL('./standards.json', import.meta.url), 'utf8')) as {
  items: Standard[];
  matching_rules: Rule[];
};

export const standards: readonly Standard[] = data.items;

const byId = new Map(standards.map((item) => [item.id, item]));

/** Letters and digits only, so that `ISO 9001`, `iso9001` and `ISO-9001` are one name. */
function key(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

const byAnyName = new Map<string, Standard>();
for (const item of standards)
  for (const name of [item.id, item.code, ...(item.aliases ?? [])])
    if (!byAnyName.has(key(name))) byAnyName.set(key(name), item);

export function standard(id: string): Standard | undefined {
  return byId.get(id);
}

/** The standard called so by id, code or alias, however it is spaced. */
export function standardByAny(text: string): Standard | undefined {
  return byAnyName.get(key(text));
}

/**
 * Standard id -> ids that holding it satisfies, itself first. One-way: AS9100 satisfies a wish for
 * ISO 9001, not the other way round. Members of a family satisfy each other, unless a rule says never;
 * a family is not extended through a member that is in two of them.
 */
export function certificateSatisfies(): Record<string, string[]> {
  const idOf = (code: string) => byAnyName.get(key(code))?.id;
  const implied = new Map<string, string[]>();
  for (const rule of data.matching_rules)
    if (rule.rule === 'implies') append(implied, idOf(rule.from), idOf(rule.to));
  const family = memberPairs('same-family', idOf);
  const never = memberPairs('never-equal', idOf);
  return Object.fromEntries(
    standards.map(({ id }) => {
      const satisfied = new Set([...closure(implied, id), ...(family.get(id) ?? [])]);
      for (const other of never.get(id) ?? []) satisfied.delete(other);
      return [id, [...satisfied.add(id)]];
    }),
  );
}

function memberPairs(
  kind: 'same-family' | 'never-equal',
  idOf: (code: string) => string | undefined,
): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  for (const rule of data.matching_rules)
    if (rule.rule === kind)
      for (const a of rule.members)
        for (const b of rule.members) if (a !== b) append(pairs, idOf(a), idOf(b));
  return pairs;
}

function append(map: Map<string, string[]>, from?: string, to?: string): void {
  if (from !== undefined && to !== undefined) map.set(from, [...(map.get(from) ?? []), to]);
}

function closure(direct: Map<string, string[]>, id: string): Set<string> {
  const found = new Set([id]);
  for (const each of found) for (const next of direct.get(each) ?? []) found.add(next);
  return found;
}
