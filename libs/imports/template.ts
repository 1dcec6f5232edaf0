import { writeXlsx, type DataValidation, type WriteSheet } from 'hucre';

import { interestKinds } from '#libs/showcases/interest.entity.js';
import { participantRoles } from '#libs/showcases/participant.entity.js';
import { wishKinds } from '#libs/showcases/wish.entity.js';
import { standards } from '#libs/taxonomy/standards.js';
import { codesOfSector, sectors, taxonomyLabel } from '#libs/taxonomy/taxonomy.js';

import { sheetKeys, sheets, type Column, type SheetKey } from './sheets.js';

const rowsWithLists = 2000;
const codesSheet = 'Codes 코드';

/** Columns that take one of fixed words, in the workbook itself. */
const fixedChoices: Partial<Record<string, readonly string[]>> = {
  country: ['KR', 'US'],
  sector: sectors.map(({ sector }) => sector),
  mailLanguage: ['ko', 'en'],
  sample: ['yes', 'no'],
  interestKind: interestKinds,
  wishKind: wishKinds,
};

function headerOf(column: Column): string {
  return `${column.en} / ${column.ko}`;
}

/** `A`, `B`, ..., `AA`: the letters of a column counted from 0. */
function letters(index: number): string {
  const first = index >= 26 ? letters(Math.floor(index / 26) - 1) : '';
  return first + String.fromCharCode(65 + (index % 26));
}

/** Header and rows of a sheet as the import reads it. */
export function writableSheet(key: SheetKey, rows: (string | number | null)[][] = []): WriteSheet {
  const columns = Object.values<Column>(sheets[key].columns);
  return {
    name: `${sheets[key].en}`,
    columns: columns.map((column) => ({ width: Math.max(14, headerOf(column).length + 4) })),
    rows: [columns.map(headerOf), ...rows],
    freezePane: { rows: 1 },
  };
}

/**
 * An empty workbook for an import: a sheet a kind, headers in both languages, drop-downs for every
 * column of fixed words, and the codes of one sector or of all with their labels.
 */
export async function templateWorkbook(sector?: string): Promise<Uint8Array> {
  const codes = sectors
    .filter((each) => sector === undefined || each.sector === sector)
    .flatMap((each) => codesOfSector(each.sector));
  const lists = sheetKeys.map((key) => ({
    ...writableSheet(key),
    dataValidations: validations(key, codes.length),
  }));
  return writeXlsx({ sheets: [...lists, codeList(codes)] });
}

function validations(key: SheetKey, codes: number): DataValidation[] {
  return Object.keys(sheets[key].columns).flatMap((name, index): DataValidation[] => {
    const letter = letters(index);
    const range = `${letter}2:${letter}${rowsWithLists}`;
    const list = { type: 'list' as const, range, allowBlank: true };
    if (name === 'code' && ['offerings', 'needs', 'interests'].includes(key))
      return [{ ...list, formula1: `'${codesSheet}'!$A$2:$A$${codes + 1}` }];
    const choices =
      fixedChoices[name === 'kind' ? (key === 'wishes' ? 'wishKind' : 'interestKind') : name];
    return choices ? [{ ...list, values: [...choices] }] : [];
  });
}

function codeList(codes: string[]): WriteSheet {
  const rows = codes.map((code) => [code, taxonomyLabel(code, 'en'), taxonomyLabel(code, 'ko')]);
  const roles = participantRoles.map((role) => [role, 'Role', '역할']);
  const certificates = standards.map(({ code, title }) => [code, title, 'Certificate / 인증']);
  return {
    name: codesSheet,
    columns: [{ width: 36 }, { width: 48 }, { width: 40 }],
    rows: [['Code / 코드', 'English', '한국어'], ...rows, ...roles, ...certificates],
    freezePane: { rows: 1 },
  };
}
