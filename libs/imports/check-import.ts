import { sectorOf } from '#libs/taxonomy/taxonomy.js';

import { businessNumber, CellError, employerNumber } from './cells.js';
import { checkSlots } from './check-slots.js';
import type { ExistingShowcase, ImportPlan } from './plan.js';
import { problemAt, type ImportProblem } from './problem.js';
import type { RawSheet } from './read-file.js';
import { readRows, type BrokenRows, type ReadRows } from './read-rows.js';
import { sheets, type SheetKey } from './sheets.js';

export interface CheckedImport {
  /** null when there is a problem. */
  plan: ImportPlan | null;
  problems: ImportProblem[];
}

interface Check {
  rows: ReadRows;
  broken: BrokenRows;
  existing: ExistingShowcase | null;
  problems: ImportProblem[];
}

/**
 * Checks a whole file and reports every problem at once, each with its place. Pure: nothing is written.
 * @param existing the showcase the file goes into, when it is there already
 */
export function checkImport(
  file: RawSheet[],
  existing: ExistingShowcase | null,
  sheet?: string,
): CheckedImport {
  const { rows, broken, present, problems } = readRows(file, sheet);
  const check: Check = { rows, broken, existing, problems };
  if (!present.has('showcase') && !existing)
    problems.push(problemAt({ sheet: sheets.showcase.en }, 'showcase-missing'));
  for (const key of duplicateKeys) checkDuplicates(check, key);
  const slots = checkSlots(rows, existing, problems);
  checkAvailability(
    check,
    new Set([...slots.map((slot) => slot.code), ...(existing?.slotCodes ?? [])]),
  );
  checkCompanies(check);
  checkReferences(check);
  checkSectors(check);
  if (problems.length > 0) return { plan: null, problems };
  const values = <K extends SheetKey>(key: K) =>
    rows[key].map((row) => row.value) as ImportPlan[Exclude<K, 'showcase' | 'slots'>];
  return {
    plan: {
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
    },
    problems,
  };
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

function title(key: SheetKey, column: string): string {
  const columns: Record<string, { en: string }> = sheets[key].columns;
  return columns[column]?.en ?? column;
}

function checkDuplicates({ rows, problems }: Check, key: keyof typeof identities): void {
  const { column, of } = identities[key];
  reportDuplicates(
    problems,
    key,
    column,
    rows[key].map(({ row, value }) => ({ row, name: of(value as never) })),
  );
}

function reportDuplicates(
  problems: ImportProblem[],
  key: SheetKey,
  column: string,
  names: { row: number; name: string }[],
): void {
  const seen = new Map<string, number>();
  for (const { row, name } of names) {
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), row);
    else {
      const place = { sheet: sheets[key].en, row, column: title(key, column) };
      problems.push(problemAt(place, 'duplicate', { value: name, other }));
    }
  }
}

function checkAvailability({ rows, problems }: Check, slots: Set<string>): void {
  for (const key of ['tables', 'interpreters', 'delegates'] as const)
    for (const { row, value } of rows[key])
      for (const slot of value.availableSlots ?? [])
        if (!slots.has(slot)) {
          const place = { sheet: sheets[key].en, row, column: title(key, 'availableSlots') };
          problems.push(problemAt(place, 'availability-unknown', { value: slot }));
        }
}

function checkCompanies({ rows, broken, existing, problems }: Check): void {
  const delegates = new Set<unknown>(rows.delegates.map(({ value }) => value.company));
  for (const { company } of broken.delegates) delegates.add(company);
  for (const each of existing?.companies ?? []) if (each.delegates > 0) delegates.add(each.code);
  const sheet = sheets.companies.en;
  for (const { row, value } of rows.companies) {
    const at = (column: string) => ({ sheet, row, column: title('companies', column) });
    const [least, most] = [value.minMeetings ?? 1, value.maxMeetings ?? 8];
    if (most < least) problems.push(problemAt(at('maxMeetings'), 'max-below-min'));
    if (value.registrationNumber !== null) {
      try {
        const read = value.country === 'KR' ? businessNumber : employerNumber;
        value.registrationNumber = read(value.registrationNumber);
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        problems.push(problemAt(at('registrationNumber'), error.code, error.values));
      }
    }
    if (!delegates.has(value.code))
      problems.push(problemAt(at('code'), 'delegate-missing', { value: value.code }));
  }
  const named = (of: (v: ReadRows['companies'][0]['value']) => string | null) =>
    rows.companies.flatMap(({ row, value }) => {
      const name = of(value);
      return name === null ? [] : [{ row, name }];
    });
  // One firm under two codes: the same number, or the same name in the same country.
  const number = named((v) => v.registrationNumber && `${v.country} ${v.registrationNumber}`);
  reportDuplicates(problems, 'companies', 'registrationNumber', number);
  reportDuplicates(
    problems,
    'companies',
    'nameEn',
    named((v) => `${v.nameEn} (${v.country})`),
  );
}

function checkReferences({ rows, broken, existing, problems }: Check): void {
  const countries = new Map<string, string>(
    existing?.companies.map(({ code, country }) => [code, country]),
  );
  for (const { value } of rows.companies) countries.set(value.code, value.country);
  for (const { code, country } of broken.companies) countries.set(String(code), String(country));
  const unknown = (key: SheetKey, row: number, column: string, value: string) => {
    if (countries.has(value)) return false;
    const place = { sheet: sheets[key].en, row, column: title(key, column) };
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
    const place = { sheet: sheets.wishes.en, row, column: title('wishes', 'to') };
    if (value.from === value.to) problems.push(problemAt(place, 'same-company'));
    else if (countries.get(value.from) === countries.get(value.to))
      problems.push(problemAt(place, 'same-country'));
  }
}

function checkSectors({ rows, existing, problems }: Check): void {
  const sector = rows.showcase[0]?.value.sector ?? existing?.sector;
  if (sector === undefined) return;
  for (const key of ['offerings', 'needs', 'interests'] as const)
    for (const { row, value } of rows[key])
      if (sectorOf(value.code) !== sector) {
        const place = { sheet: sheets[key].en, row, column: title(key, 'code') };
        problems.push(problemAt(place, 'code-sector', { value: value.code }));
      }
}
