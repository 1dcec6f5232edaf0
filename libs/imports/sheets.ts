import type { Country } from '#libs/companies/company.entity.js';
import { interestKinds } from '#libs/showcases/interest.entity.js';
import { participantRoles } from '#libs/showcases/participant.entity.js';
import { wishKinds } from '#libs/showcases/wish.entity.js';
import { sectors } from '#libs/taxonomy/taxonomy.js';

import {
  certificate,
  clock,
  day,
  email,
  language,
  line,
  listOf,
  oneOf,
  paragraph,
  phone,
  slug,
  spoken,
  taxonomyCode,
  timeZone,
  website,
  whole,
  yesNo,
  type CellReader,
} from './cells.js';

export interface Column<T = unknown> {
  en: string;
  ko: string;
  read: CellReader<T>;
  required: boolean;
  /** Other headers that people write. */
  also: string[];
}

type Columns = Record<string, Column>;

/** A row that was read; optional cells that were empty are null. */
export type RowOf<C extends Columns> = {
  [K in keyof C]: C[K] extends { read: CellReader<infer T>; required: infer R }
    ? R extends true
      ? T
      : T | null
    : never;
};

function must<T>(en: string, ko: string, read: CellReader<T>, ...also: string[]) {
  return { en, ko, read, required: true as const, also };
}

function may<T>(en: string, ko: string, read: CellReader<T>, ...also: string[]) {
  return { en, ko, read, required: false as const, also };
}

const roleWords = {
  공급: 'supplier',
  '공급 기업': 'supplier',
  바이어: 'buyer',
  투자자: 'investor',
  '투자 유치': 'seeking-investment',
  연구: 'research-partner',
  표준: 'standards-partner',
} as const;

const countryWords = { 한국: 'KR', 대한민국: 'KR', Korea: 'KR', 미국: 'US', USA: 'US' } as const;

const names = (limit = 200) => ({
  nameEn: must(
    'Name (English)',
    '이름(영문)',
    line(limit),
    '기업명(영문)',
    '성명(영문)',
    'Company (English)',
  ),
  nameKo: may(
    'Name (Korean)',
    '이름(국문)',
    line(limit),
    '기업명',
    '기업명(국문)',
    '성명',
    'Company (Korean)',
  ),
});

const descriptions = {
  descriptionEn: may('Description (English)', '설명(영문)', paragraph),
  descriptionKo: may('Description (Korean)', '설명(국문)', paragraph, '설명'),
};

const availableSlots = may('Available slots', '가능 시간', listOf(line(40)), 'Availability');
const code = must('Taxonomy code', '분류 코드', taxonomyCode);
const company = must('Company code', '기업 코드', line(40));

/** The sheets of an import file: what each column is called in both languages and how it is read. */
export const sheets = {
  showcase: {
    en: 'Showcase',
    ko: '상담회',
    columns: {
      slug: must('Short name', '짧은 이름', slug),
      sector: must('Sector', '분야', oneOf(sectors.map(({ sector }) => sector))),
      nameEn: must('Name (English)', '이름(영문)', line(), '상담회명(영문)'),
      nameKo: must('Name (Korean)', '이름(국문)', line(), '상담회명'),
      venueEn: must('Venue (English)', '장소(영문)', line()),
      venueKo: must('Venue (Korean)', '장소(국문)', line(), '장소'),
      cityEn: must('City (English)', '도시(영문)', line()),
      cityKo: must('City (Korean)', '도시(국문)', line(), '도시'),
      timeZone: must('Time zone', '시간대 이름', timeZone),
      startsOn: must('First day', '시작일', day),
      endsOn: must('Last day', '종료일', day),
      contactName: must('Contact name', '담당자', line()),
      contactEmail: must('Contact e-mail', '담당자 이메일', email),
      contactPhone: may('Contact phone', '담당자 전화', phone),
      sample: may('Invented', '가상', yesNo),
    },
  },
  slots: {
    en: 'Slots',
    ko: '시간대',
    columns: {
      code: must('Slot code', '시간대 코드', line(40)),
      session: must('Session', '세션', line(40)),
      date: must('Date', '날짜', day),
      from: must('From', '시작', clock),
      to: must('To', '끝', clock),
    },
  },
  tables: {
    en: 'Tables',
    ko: '테이블',
    columns: {
      number: must('Table', '테이블', whole(1, 500), 'Table number'),
      availableSlots,
    },
  },
  interpreters: {
    en: 'Interpreters',
    ko: '통역',
    columns: {
      ...names(),
      email: must('E-mail', '이메일', email),
      languages: must('Languages', '언어', listOf(spoken)),
      mailLanguage: may('Mail language', '메일 언어', language),
      timeZone: may('Time zone', '시간대 이름', timeZone),
      availableSlots,
      maxMeetings: may('Most meetings', '최대 상담', whole(0, 200)),
    },
  },
  companies: {
    en: 'Companies',
    ko: '기업',
    columns: {
      code: company,
      country: must('Country', '국가', oneOf<Country>(['KR', 'US'], countryWords)),
      ...names(),
      registrationNumber: may('Registration number', '사업자등록번호', line(20), 'EIN'),
      city: may('City', '도시', line(100)),
      timeZone: must('Time zone', '시간대 이름', timeZone),
      website: may('Website', '홈페이지', website),
      founded: may('Founded', '설립연도', whole(1800, 2100)),
      employees: may('Employees', '직원 수', whole(0, 10_000_000)),
      ...descriptions,
      roles: must('Roles', '역할', listOf(oneOf(participantRoles, roleWords))),
      minMeetings: may('Fewest meetings', '최소 상담', whole(0, 200)),
      maxMeetings: may('Most meetings', '최대 상담', whole(0, 200)),
      sample: may('Invented', '가상', yesNo),
    },
  },
  delegates: {
    en: 'Delegates',
    ko: '참석자',
    columns: {
      company,
      ...names(),
      titleEn: may('Title (English)', '직함(영문)', line(100)),
      titleKo: may('Title (Korean)', '직함(국문)', line(100), '직함'),
      email: must('E-mail', '이메일', email),
      phone: may('Phone', '전화', phone),
      languages: must('Languages', '언어', listOf(spoken)),
      mailLanguage: may('Mail language', '메일 언어', language),
      timeZone: may('Time zone', '시간대 이름', timeZone),
      availableSlots,
    },
  },
  offerings: {
    en: 'Offerings',
    ko: '제공 품목',
    columns: {
      company,
      code,
      ...descriptions,
      capacityPerMonth: may('Capacity a month', '월 생산량', whole(0, 1_000_000_000)),
      minimumOrder: may('Minimum order', '최소 주문', whole(0, 1_000_000_000)),
      leadTimeDays: may('Lead time, days', '납기(일)', whole(0, 3650)),
      certificates: may('Certificates held', '보유 인증', listOf(certificate)),
    },
  },
  needs: {
    en: 'Needs',
    ko: '필요 품목',
    columns: {
      company,
      code,
      ...descriptions,
      quantity: may('Quantity', '수량', whole(0, 1_000_000_000)),
      neededInDays: may('Needed in, days', '필요 시기(일)', whole(0, 3650)),
      certificatesRequired: may('Certificates required', '필수 인증', listOf(certificate)),
      certificatesPreferred: may('Certificates preferred', '우대 인증', listOf(certificate)),
    },
  },
  interests: {
    en: 'Interests',
    ko: '관심 분야',
    columns: {
      company,
      kind: must('Kind', '종류', oneOf(interestKinds)),
      code,
    },
  },
  wishes: {
    en: 'Wishes',
    ko: '희망 상담',
    columns: {
      from: must('Company code', '기업 코드', line(40), 'From'),
      to: must('Wishes to meet', '상대 기업 코드', line(40), 'To'),
      kind: must('Wish', '희망', oneOf(wishKinds, { 꼭: 'must', 희망: 'meet', 제외: 'no' })),
      rank: may('Rank', '순위', whole(1, 1000)),
      note: may('Note', '메모', paragraph),
    },
  },
} satisfies Record<string, { en: string; ko: string; columns: Columns }>;

export type SheetKey = keyof typeof sheets;
export type SheetRow<K extends SheetKey> = RowOf<(typeof sheets)[K]['columns']>;
export const sheetKeys = Object.keys(sheets) as SheetKey[];

/** Header of a column in English. */
export function columnTitle(key: SheetKey, column: string): string {
  const columns: Record<string, Column> = sheets[key].columns;
  return columns[column]?.en ?? column;
}
