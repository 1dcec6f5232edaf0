import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { writeXlsx } from 'hucre';

import type { RawSheet } from '#libs/imports/read-file.js';
import { sheets, type Column, type SheetKey } from '#libs/imports/sheets.js';

type CellValue = string | number | null;
export type Rows = Partial<Record<SheetKey, Record<string, CellValue>[]>>;

/** A showcase of one Korean and one U.S. firm; every sheet has a row or more. */
export function smallRows(): Rows {
  return {
    showcase: [
      {
        slug: 'small-2027',
        sector: 'robotics',
        nameEn: 'Small Showcase',
        nameKo: '작은 상담회',
        venueEn: 'Hall',
        venueKo: '홀',
        cityEn: 'Chicago',
        cityKo: '시카고',
        timeZone: 'America/Chicago',
        startsOn: '2027-05-17',
        endsOn: '2027-05-17',
        contactName: 'Kim Hana',
        contactEmail: 'office@small.example',
      },
    ],
    slots: [
      { code: 's1', session: 'am', date: '2027-05-17', from: '09:00', to: '09:25' },
      { code: 's2', session: 'am', date: '2027-05-17', from: '09:30', to: '09:55' },
    ],
    tables: [{ number: 1 }],
    interpreters: [
      {
        nameEn: 'Ji-woo HAN',
        nameKo: '한지우',
        email: 'han@interpreters.example',
        languages: 'ko; en',
      },
    ],
    companies: [
      {
        code: 'K1',
        country: 'KR',
        nameEn: 'Hangyeol Gripper',
        nameKo: '한결그리퍼',
        registrationNumber: '124-81-00998',
        city: '수원',
        timeZone: 'Asia/Seoul',
        roles: 'supplier',
      },
      {
        code: 'U1',
        country: 'US',
        nameEn: 'Lodestar Automation',
        city: 'Toledo',
        timeZone: 'America/New_York',
        roles: 'buyer',
      },
    ],
    delegates: [
      {
        company: 'K1',
        nameEn: 'Seoyeon JEONG',
        nameKo: '정서연',
        titleKo: '부장',
        email: 'jeong@hangyeol.example',
        languages: 'ko',
      },
      {
        company: 'U1',
        nameEn: 'Rachel Ortiz',
        email: 'ortiz@lodestar.example',
        languages: 'en',
        availableSlots: 's1; s2',
      },
    ],
    offerings: [
      {
        company: 'K1',
        code: 'rob-ind-scara',
        descriptionKo: '스카라 로봇',
        certificates: 'ISO 9001',
      },
    ],
    needs: [{ company: 'U1', code: 'rob-ind-scara', quantity: 4, certificatesRequired: 'iso9001' }],
    interests: [{ company: 'U1', kind: 'invest', code: 'rob-ind-scara' }],
    wishes: [{ from: 'U1', to: 'K1', kind: 'must', rank: 1 }],
  };
}

function table(key: SheetKey, rows: Record<string, CellValue>[], language: 'en' | 'ko') {
  const columns = Object.entries<Column>(sheets[key].columns);
  return [
    columns.map(([, column]) => column[language]),
    ...rows.map((row) => columns.map(([name]) => row[name] ?? null)),
  ];
}

/** The rows as sheets of a file that has been read. */
export function rawSheets(rows: Rows): RawSheet[] {
  return (Object.keys(rows) as SheetKey[]).map((key) => ({
    name: sheets[key].en,
    rows: table(key, rows[key] ?? [], 'en'),
    formulas: new Set(),
  }));
}

/** Writes the rows as a workbook into a folder of its own. */
export async function workbookOf(rows: Rows, language: 'en' | 'ko' = 'en'): Promise<string> {
  const bytes = await writeXlsx({
    sheets: (Object.keys(rows) as SheetKey[]).map((key) => ({
      name: sheets[key][language],
      rows: table(key, rows[key] ?? [], language),
    })),
  });
  return fileOf('small.xlsx', bytes);
}

export function fileOf(name: string, bytes: Uint8Array | string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'showcase-import-')), name);
  writeFileSync(file, bytes);
  return file;
}
