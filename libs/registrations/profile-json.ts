/** Columns that say where a row stands, not what a company says of itself. */
const bookkeeping = `'{id,company_id,participant_id,version,sample,created_at,updated_at}'::text[]`;

const rows = (table: string, owner: string, order: string) => `
  coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'said', to_jsonb(t) - ${bookkeeping}) order by ${order})
    from ${table} t where ${owner}), '[]')`;
const own = 't.participant_id = p.id';

/**
 * All that a participant `p` says of itself, as one JSON value in SQL: what is stored when an organiser has
 * seen it, and what is compared with that later. New columns of a profile are in it without a change here.
 */
export const profileJson = `jsonb_build_object(
  'company', (select to_jsonb(c) - ${bookkeeping} - 'search_text' from company c where c.id = p.company_id),
  'part', jsonb_build_object('roles', to_jsonb(p.roles), 'min_meetings', p.min_meetings, 'max_meetings', p.max_meetings),
  'owners', ${rows('company_owner', 't.company_id = p.company_id', 't.position')},
  'delegates', ${rows('delegate', own, 't.position')},
  'offerings', ${rows('offering', own, 't.position')},
  'needs', ${rows('need', own, 't.position')},
  'interests', ${rows('interest', own, 't.kind, t.code')},
  'certificates', ${rows('held_certificate', own, 't.standard')})`;

type Said = Record<string, unknown>;
interface Entry {
  id: string;
  said: Said;
}

const listSections = [
  'owners',
  'delegates',
  'offerings',
  'needs',
  'interests',
  'certificates',
] as const;
export const changeSections = ['company', 'part', ...listSections] as const;
export type ChangeSection = (typeof changeSections)[number];

/** The shape of `profileJson`. */
export type ProfileJson = { company: Said; part: Said } & Record<
  (typeof listSections)[number],
  Entry[]
>;

/** One field that differs, or an entry that came or went (`field` null). Values as stored, worded by the reader. */
export interface ProfileChange {
  section: ChangeSection;
  /** By what the entry is known: a name, a code. */
  entry: string | null;
  field: string | null;
  before: string | null;
  after: string | null;
}

/** What a profile says now and did not say when it was seen. Pure. */
export function profileChanges(seen: ProfileJson, now: ProfileJson): ProfileChange[] {
  return [
    ...(['company', 'part'] as const).flatMap((section) =>
      fieldChanges(seen[section], now[section]).map((change) => ({
        section,
        entry: null,
        ...change,
      })),
    ),
    ...listSections.flatMap((section) => entryChanges(section, seen[section], now[section])),
  ];
}

function entryChanges(section: ChangeSection, seen: Entry[], now: Entry[]): ProfileChange[] {
  const before = new Map(seen.map((entry) => [entry.id, entry.said]));
  const kept = new Set(now.map(({ id }) => id));
  const gone = seen.filter(({ id }) => !kept.has(id));
  return [
    ...now.flatMap(({ id, said }): ProfileChange[] => {
      const old = before.get(id);
      const entry = nameOf(said);
      return old === undefined
        ? [{ section, entry, field: null, before: null, after: entry }]
        : fieldChanges(old, said).map((change) => ({ section, entry, ...change }));
    }),
    ...gone.map(({ said }) => {
      const entry = nameOf(said);
      return { section, entry, field: null, before: entry, after: null };
    }),
  ];
}

/** Order within a list is no news. */
const unsaid = new Set(['position']);

function fieldChanges(
  seen: Said,
  now: Said,
): { field: string; before: string | null; after: string | null }[] {
  return [...new Set([...Object.keys(seen), ...Object.keys(now)])]
    .filter((field) => !unsaid.has(field))
    .map((field) => ({ field, before: asText(seen[field]), after: asText(now[field]) }))
    .filter(({ before, after }) => before !== after);
}

function nameOf(said: Said): string {
  const name =
    said['name_en'] ?? said['name_ko'] ?? said['name'] ?? said['code'] ?? said['standard'];
  return asText(name) ?? '';
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(asText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
