import { sectorOf } from '#libs/taxonomy/taxonomy.js';

import { checkCompanies } from './check-companies.js';
import { checkSlots } from './check-slots.js';
import type { ExistingShowcase, ImportPlan, KnownCompany, PlannedSlot } from './plan.js';
import { problemAt, type ImportProblem } from './problem.js';
import type { ReadFile, ReadRows } from './read-rows.js';
import { reportDuplicates } from './report-duplicates.js';
import { columnTitle, sheets, type SheetKey } from './sheets.js';

export interface CheckedImport {
  /** null when there is a problem. */
  plan: ImportPlan | null;
  problems: ImportProblem[];
}

interface Check extends ReadFile {
  existing: ExistingShowcase | null;
}

/**
 * Checks a whole file and reports every problem at once, each with its place. Pure: nothing is written.
 * @param existing the showcase the file goes into, when it is there already
 * @param known firms of the database that may be among those of the file
 * @param showcase short name of the showcase that was asked for
 */
export function checkImport(
  file: ReadFile,
  existing: ExistingShowcase | null,
  known: KnownCompany[] = [],
  showcase?: string,
): CheckedImport {
  const { rows, problems } = file;
  const check: Check = { ...file, existing };
  checkShowcase(check, showcase);
  for (const key of duplicateKeys) checkDuplicates(check, key);
  const slots = checkSlots(rows, existing, problems);
  checkAvailability(
    check,
    new Set([...rows.slots.map(({ value }) => value), ...(existing?.slots ?? [])].map(codeOf)),
  );
  checkCompanies(file, existing, known);
  checkReferences(check);
  checkSectors(check);
  return { plan: problems.length > 0 ? null : planOf(file, slots), problems };
}

const codeOf = ({ code }: { code: string }) => code;

function planOf({ rows, absent }: ReadFile, slots: PlannedSlot[]): ImportPlan {
  const values = <K extends SheetKey>(key: K) =>
    rows[key].map((row) => row.value) as ImportPlan[Exclude<K, 'showcase' | 'slots'>];
  return {
    showcase: rows.showcase[0]?.value ?? null,
    slots,
    tables: values('tables'),
    interpreters: values('interpreters'),
    companies: values('companies'),
    delegates: values('delegates'),
    offerings: values('offerings'),
    needs: values('needs'),
    interests: values('interests'),
    wishes: values('wishes'),
    absent,
  };
}

function checkShowcase({ rows, broken, existing, problems }: Check, wanted?: string): void {
  const sheet = sheets.showcase.en;
  const [first, second] = rows.showcase;
  if (!existing && !first && broken.showcase.length === 0)
    problems.push(problemAt({ sheet }, 'showcase-missing'));
  if (second) problems.push(problemAt({ sheet, row: second.row }, 'showcase-twice'));
  if (!first) return;
  const at = (column: 'slug' | 'sector') => ({
    sheet,
    row: first.row,
    column: columnTitle('showcase', column),
  });
  if (wanted !== undefined && first.value.slug !== wanted)
    problems.push(problemAt(at('slug'), 'showcase-other', { value: wanted }));
  if (existing && first.value.sector !== existing.sector)
    problems.push(problemAt(at('sector'), 'sector-fixed', { value: existing.sector }));
}

/** What makes two rows of a sheet the same, and the column that is named then. */
const identities = {
  tables: { column: 'number', of: (v: ReadRows['tables'][0]['value']) => `${v.number}` },
  interpreters: { column: 'email', of: (v: ReadRows['interpreters'][0]['value']) => v.email },
  companies: { column: 'code', of: (v: ReadRows['companies'][0]['value']) => v.code },
  delegates: {
    column: 'email',
    of: (v: ReadRows['delegates'][0]['value']) => `${v.email} (${v.company})`,
  },
  interests: {
    column: 'code',
    of: (v: ReadRows['interests'][0]['value']) => `${v.company} ${v.kind} ${v.code}`,
  },
  wishes: { column: 'to', of: (v: ReadRows['wishes'][0]['value']) => `${v.from} ${v.to}` },
} as const;
const duplicateKeys = Object.keys(identities) as (keyof typeof identities)[];

function checkDuplicates({ rows, problems }: Check, key: keyof typeof identities): void {
  const { column, of } = identities[key];
  reportDuplicates(
    problems,
    key,
    column,
    rows[key].map(({ row, value }) => ({ row, name: of(value as never) })),
  );
}

function checkAvailability({ rows, problems }: Check, slots: Set<string>): void {
  for (const key of ['tables', 'interpreters', 'delegates'] as const)
    for (const { row, value } of rows[key])
      for (const slot of value.availableSlots ?? [])
        if (!slots.has(slot)) {
          const place = { sheet: sheets[key].en, row, column: columnTitle(key, 'availableSlots') };
          problems.push(problemAt(place, 'availability-unknown', { value: slot }));
        }
}

function checkReferences({ rows, broken, existing, problems }: Check): void {
  const countries = new Map<string, string | null>(
    existing?.companies.map(({ code, country }) => [code, country]),
  );
  for (const { value } of rows.companies) countries.set(value.code, value.country);
  // A row whose code or country cannot be read is a company all the same: no other row is wrong for it.
  let unread = false;
  for (const { code, country } of broken.companies)
    if (typeof code !== 'string') unread = true;
    else countries.set(code, typeof country === 'string' ? country : null);
  const unknown = (key: SheetKey, row: number, column: string, value: string) => {
    if (unread || countries.has(value)) return false;
    const place = { sheet: sheets[key].en, row, column: columnTitle(key, column) };
    problems.push(problemAt(place, 'company-unknown', { value }));
    return true;
  };
  for (const key of ['delegates', 'offerings', 'needs', 'interests'] as const)
    for (const { row, value } of rows[key]) unknown(key, row, 'company', value.company);
  for (const { row, value } of rows.wishes) {
    const missing = [
      unknown('wishes', row, 'from', value.from),
      unknown('wishes', row, 'to', value.to),
    ];
    if (missing.includes(true)) continue;
    const place = { sheet: sheets.wishes.en, row, column: columnTitle('wishes', 'to') };
    if (value.from === value.to) problems.push(problemAt(place, 'same-company'));
    else if (sameCountry(countries.get(value.from), countries.get(value.to)))
      problems.push(problemAt(place, 'same-country'));
  }
}

function sameCountry(a: string | null | undefined, b: string | null | undefined): boolean {
  return typeof a === 'string' && a === b;
}

function checkSectors({ rows, existing, problems }: Check): void {
  const sector = rows.showcase[0]?.value.sector ?? existing?.sector;
  if (sector === undefined) return;
  for (const key of ['offerings', 'needs', 'interests'] as const)
    for (const { row, value } of rows[key])
      if (sectorOf(value.code) !== sector) {
        const place = { sheet: sheets[key].en, row, column: columnTitle(key, 'code') };
        problems.push(problemAt(place, 'code-sector', { value: value.code }));
      }
}
