import { businessNumber, CellError, employerNumber } from './cells.js';
import { companyIndex } from './find-companies.js';
import type { ExistingShowcase, KnownCompany } from './plan.js';
import { problemAt, type ImportProblem } from './problem.js';
import type { ReadFile, ReadRows } from './read-rows.js';
import { reportDuplicates } from './report-duplicates.js';
import { sheets } from './sheets.js';

type CompanyRow = ReadRows['companies'][number];

const { columns, en: sheet } = sheets.companies;

function place(row: number, column: keyof typeof columns) {
  return { sheet, row, column: columns[column].en };
}

/**
 * Checks every company by itself and against the others.
 * @param known firms of the database that may be among those of the file
 */
export function checkCompanies(
  file: ReadFile,
  existing: ExistingShowcase | null,
  known: KnownCompany[],
): void {
  const { rows, problems } = file;
  for (const row of rows.companies) {
    checkNumber(row, problems);
    checkLimits(row, file, existing);
  }
  checkDelegates(file, existing);
  checkNames(rows.companies, problems);
  checkKnown(rows.companies, existing, known, problems);
}

function checkNumber({ row, value }: CompanyRow, problems: ImportProblem[]): void {
  if (value.registrationNumber === null) return;
  try {
    const read = value.country === 'KR' ? businessNumber : employerNumber;
    value.registrationNumber = read(value.registrationNumber);
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    problems.push(problemAt(place(row, 'registrationNumber'), error.code, error.values));
  }
}

/** A limit whose column is not in the file stays as it is in the database. */
function checkLimits(
  { row, value }: CompanyRow,
  { absent, problems }: ReadFile,
  existing: ExistingShowcase | null,
): void {
  const held = existing?.companies.find(({ code }) => code === value.code);
  const least = absent.companies.has('minMeetings') ? held?.minMeetings : value.minMeetings;
  const most = absent.companies.has('maxMeetings') ? held?.maxMeetings : value.maxMeetings;
  if ((most ?? 8) < (least ?? 1))
    problems.push(problemAt(place(row, 'maxMeetings'), 'max-below-min'));
}

/** Not asked of a file without a sheet of delegates: a .csv of companies comes before one of delegates. */
function checkDelegates(
  { rows, broken, present, problems }: ReadFile,
  existing: ExistingShowcase | null,
): void {
  if (!present.has('delegates')) return;
  const delegates = new Set<unknown>(rows.delegates.map(({ value }) => value.company));
  for (const { company } of broken.delegates) {
    // Whose delegate it is cannot be read, so it may be anyone's.
    if (company === undefined) return;
    delegates.add(company);
  }
  for (const each of existing?.companies ?? []) if (each.delegates > 0) delegates.add(each.code);
  for (const { row, value } of rows.companies)
    if (!delegates.has(value.code))
      problems.push(problemAt(place(row, 'code'), 'delegate-missing', { value: value.code }));
}

/** One firm under two codes: the same number, or the same name in the same country. */
function checkNames(companies: CompanyRow[], problems: ImportProblem[]): void {
  const numbers = companies.flatMap(({ row, value: { country, registrationNumber } }) =>
    registrationNumber === null ? [] : [{ row, name: `${country} ${registrationNumber}` }],
  );
  const names = companies.map(({ row, value: { country, nameEn } }) => ({
    row,
    name: `${nameEn} (${country})`,
  }));
  reportDuplicates(problems, 'companies', 'registrationNumber', numbers);
  reportDuplicates(problems, 'companies', 'nameEn', names);
}

/** A code stands for one firm for good, a firm has one code in a showcase, and a name is one firm's. */
function checkKnown(
  companies: CompanyRow[],
  existing: ExistingShowcase | null,
  known: KnownCompany[],
  problems: ImportProblem[],
): void {
  const index = companyIndex(known);
  const byCode = new Map(existing?.companies.map((each) => [each.code, each]));
  const byCompany = new Map(existing?.companies.map((each) => [each.companyId, each]));
  const claimed = new Map<string, number>();
  for (const { row, value } of companies) {
    const same = index.same(value);
    const namesake = index.namesake(value);
    if (same && namesake && same.id !== namesake.id)
      problems.push(problemAt(place(row, 'nameEn'), 'name-taken', { value: value.nameEn }));
    const holder = byCode.get(value.code);
    if (holder && holder.companyId !== same?.id)
      problems.push(
        problemAt(place(row, 'code'), 'code-taken', { value: value.code, other: holder.nameEn }),
      );
    if (!same) continue;
    const held = byCompany.get(same.id);
    if (held && held.code !== value.code)
      problems.push(problemAt(place(row, 'code'), 'code-other', { value: held.code }));
    const other = claimed.get(same.id);
    if (other === undefined) claimed.set(same.id, row);
    else problems.push(problemAt(place(row, 'nameEn'), 'duplicate', { value: same.nameEn, other }));
  }
}
