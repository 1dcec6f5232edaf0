// Writes the two sample workbooks from a fixed seed: invented firms, people and wishes.
// Run after `npm run build`: node scripts/generate-samples.js
import { mkdirSync, writeFileSync } from 'node:fs';

import { writeXlsx } from 'hucre';

import { sheets } from '../dist/libs/imports/sheets.js';
import { writableSheet } from '../dist/libs/imports/template.js';
import { standards } from '../dist/libs/taxonomy/standards.js';
import {
  codesOfSector,
  taxonomyLabel,
  taxonomyNode,
  taxonomyPath,
} from '../dist/libs/taxonomy/taxonomy.js';

import * as names from './sample-names.js';

const showcases = [
  {
    seed: 20270517,
    file: 'robotics-2027.xlsx',
    slug: 'robotics-2027',
    sector: 'robotics',
    nameEn: 'Korea–U.S. Robot Industry Showcase',
    nameKo: '한미 로봇 산업 상담회',
    venueEn: 'Lakefront Hall, second floor',
    venueKo: '레이크프런트홀 2층',
    cityEn: 'Chicago',
    cityKo: '시카고',
    timeZone: 'America/Chicago',
    days: ['2027-05-17', '2027-05-18'],
    contactPhone: '+1 312-555-0114',
  },
  {
    seed: 20270608,
    file: 'additive-2027.xlsx',
    slug: 'additive-2027',
    sector: 'additive-manufacturing',
    nameEn: 'Korea–U.S. Additive Manufacturing Showcase',
    nameKo: '한미 적층제조 상담회',
    venueEn: 'Expo Garden Hall',
    venueKo: '엑스포가든홀',
    cityEn: 'Daejeon',
    cityKo: '대전',
    timeZone: 'Asia/Seoul',
    days: ['2027-06-08', '2027-06-09'],
    contactPhone: '+1 312-555-0115',
  },
];

const firmsPerSide = 64;
const tables = 32;
const interpreters = 12;
const times = [
  ['am', '09:00', '09:25'],
  ['am', '09:30', '09:55'],
  ['am', '10:00', '10:25'],
  ['am', '10:40', '11:05'],
  ['am', '11:10', '11:35'],
  ['pm', '13:30', '13:55'],
  ['pm', '14:00', '14:25'],
  ['pm', '14:30', '14:55'],
  ['pm', '15:15', '15:40'],
  ['pm', '15:45', '16:10'],
];

/** Mulberry32: small, and the same on every machine. */
function generator(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  const pick = (list) => list[below(list.length)];
  return {
    below,
    pick,
    chance: (share) => next() < share,
    between: (least, most) => least + below(most - least + 1),
    sample: (list, count) => {
      const rest = [...list];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(below(rest.length), 1)[0],
      );
    },
  };
}

const slug = (text) =>
  text
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function slotRows({ days }) {
  return days.flatMap((date, day) =>
    times.map(([half, from, to], index) => [
      `d${day + 1}-${String(index + 1).padStart(2, '0')}`,
      `d${day + 1}-${half}`,
      date,
      from,
      to,
    ]),
  );
}

function makeFirms(random, showcase) {
  const kinds = names.firmKinds[showcase.sector];
  const leaves = codesOfSector(showcase.sector).filter(
    (code) => !taxonomyNode(code).children?.length,
  );
  const korean = combine(names.koreanFirms, kinds.ko, firmsPerSide, random);
  const american = combine(names.americanFirms, kinds.en, firmsPerSide, random);
  return [
    ...korean.map(([[ko, en], [kindKo, kindEn]], index) => ({
      code: `K${String(index + 1).padStart(3, '0')}`,
      country: 'KR',
      nameKo: ko + kindKo,
      nameEn: `${en} ${kindEn}`,
      city: random.pick(names.koreanCities),
      zone: 'Asia/Seoul',
    })),
    ...american.map(([name, kind], index) => {
      const [city, zone] = random.pick(names.americanCities);
      return {
        code: `U${String(index + 1).padStart(3, '0')}`,
        country: 'US',
        nameKo: null,
        nameEn: `${name} ${kind}`,
        city,
        zone,
      };
    }),
  ].map((firm) => ({
    ...firm,
    ...profile(random, firm, leaves),
    host: `${slug(firm.nameEn)}.example`,
  }));
}

/** Every first part with a few of the second ones, so that no name comes twice. */
function combine(firsts, seconds, count, random) {
  const all = firsts.flatMap((first) =>
    random.sample(seconds, Math.ceil(count / firsts.length)).map((second) => [first, second]),
  );
  return random.sample(all, count);
}

function profile(random, firm, leaves) {
  const mainRole = random.pick(
    firm.country === 'KR'
      ? ['supplier', 'supplier', 'supplier', 'buyer']
      : ['buyer', 'buyer', 'supplier', 'supplier'],
  );
  const roles = [mainRole];
  if (random.chance(0.35)) roles.push(mainRole === 'supplier' ? 'buyer' : 'supplier');
  if (random.chance(0.12)) roles.push(firm.country === 'US' ? 'investor' : 'seeking-investment');
  if (random.chance(0.12)) roles.push('research-partner');
  if (random.chance(0.05)) roles.push('standards-partner');
  const focus = random.pick(leaves);
  const near = leaves.filter((code) => taxonomyPath(code)[1] === taxonomyPath(focus)[1]);
  const codes = (count) =>
    [...new Set([focus, ...random.sample(near, count), ...random.sample(leaves, 1)])].slice(
      0,
      count,
    );
  return {
    roles,
    offered: roles.includes('supplier') ? codes(random.between(1, 3)) : [],
    needed: roles.includes('buyer') ? codes(random.between(1, 3)) : [],
    interests: [
      ...(roles.includes('investor') ? [['invest', focus]] : []),
      ...(roles.includes('seeking-investment') ? [['seek-investment', focus]] : []),
      ...(roles.includes('research-partner') ? [['research', focus]] : []),
      ...(roles.includes('standards-partner') ? [['standards', focus]] : []),
    ],
  };
}

function companyRow(random, firm, showcase) {
  const [useEn, useKo] = random.pick(names.uses[showcase.sector]);
  const label = (language) =>
    taxonomyLabel(firm.offered[0] ?? firm.needed[0] ?? firm.interests[0]?.[1] ?? '', language);
  return [
    firm.code,
    firm.country,
    firm.nameEn,
    firm.nameKo,
    null,
    firm.city,
    firm.zone,
    `https://www.${firm.host}`,
    random.between(1985, 2022),
    random.between(12, 900),
    `Invented firm for trying out the software. Works in ${label('en')} for ${useEn}.`,
    `소프트웨어 체험용 가상 기업입니다. ${useKo} 분야의 ${label('ko')} 사업을 합니다.`,
    firm.roles.join('; '),
    2,
    random.between(6, 9),
    'yes',
  ];
}

function delegateRows(random, firm, slots) {
  const count = random.pick([1, 1, 2, 2, 2, 3]);
  const used = new Set();
  return Array.from({ length: count }, () => {
    const person =
      firm.country === 'KR' ? koreanPerson(random, firm) : americanPerson(random, firm);
    let [local, number] = [person.local, 2];
    while (used.has(local)) local = `${person.local}${number++}`;
    used.add(local);
    const away = random.chance(0.18)
      ? random.sample([...new Set(slots.map((slot) => slot[1]))], 1)[0]
      : null;
    const available =
      away === null
        ? null
        : slots
            .filter((slot) => slot[1] !== away)
            .map((slot) => slot[0])
            .join('; ');
    return [
      firm.code,
      person.nameEn,
      person.nameKo,
      person.titleEn,
      person.titleKo,
      `${local}@${firm.host}`,
      null,
      person.languages,
      person.mail,
      firm.zone,
      available,
    ];
  });
}

function koreanPerson(random) {
  const [familyKo, familyEn] = random.pick(names.koreanFamilies);
  const [givenKo, givenEn] = random.pick(names.koreanGiven);
  const [titleKo, titleEn] = random.pick(names.koreanTitles);
  return {
    nameKo: familyKo + givenKo,
    nameEn: `${givenEn} ${familyEn}`,
    titleKo,
    titleEn,
    local: slug(`${givenEn}.${familyEn}`).replace('-', '.'),
    languages: random.chance(0.55) ? 'ko; en' : 'ko',
    mail: 'ko',
  };
}

function americanPerson(random) {
  const [first, last] = [random.pick(names.americanFirst), random.pick(names.americanLast)];
  const [titleEn, titleKo] = random.pick(names.americanTitles);
  return {
    nameKo: null,
    nameEn: `${first} ${last}`,
    titleEn,
    titleKo,
    local: slug(`${first}.${last}`).replace('-', '.'),
    languages: random.chance(0.08) ? 'en; ko' : 'en',
    mail: 'en',
  };
}

function certificatesFor(sector) {
  return standards
    .filter(
      (item) =>
        item.sectors.includes(sector) &&
        ['certification', 'standard', 'management-system', 'regulatory-mark'].includes(item.kind),
    )
    .map(({ code }) => code)
    .filter((code) => !/[;,]/.test(code));
}

function offeringRows(random, firm, showcase, certificates) {
  return firm.offered.map((code) => {
    const [useEn, useKo] = random.pick(names.uses[showcase.sector]);
    return [
      firm.code,
      code,
      `${taxonomyLabel(code, 'en')} for ${useEn}`,
      `${useKo}용 ${taxonomyLabel(code, 'ko')}`,
      random.pick([20, 40, 80, 150, 400]),
      random.pick([1, 1, 2, 5, 10]),
      random.pick([30, 45, 60, 90, 120]),
      random.sample(certificates, random.between(0, 4)).join('; ') || null,
    ];
  });
}

function needRows(random, firm, showcase, certificates) {
  return firm.needed.map((code) => {
    const [useEn, useKo] = random.pick(names.uses[showcase.sector]);
    return [
      firm.code,
      code,
      `${taxonomyLabel(code, 'en')} for our ${useEn}`,
      `당사 ${useKo}에 쓸 ${taxonomyLabel(code, 'ko')}`,
      random.pick([4, 10, 25, 60, 200]),
      random.pick([60, 90, 120, 180, 365]),
      random.sample(certificates, random.between(0, 2)).join('; ') || null,
      random.sample(certificates, random.between(0, 2)).join('; ') || null,
    ];
  });
}

/** How much two firms have for each other, roughly; people wish for those they can use. */
function affinity(a, b) {
  const near = (x, y) => (x === y ? 3 : taxonomyPath(x)[1] === taxonomyPath(y)[1] ? 1 : 0);
  const supply = (from, to) =>
    Math.max(0, ...from.offered.flatMap((x) => to.needed.map((y) => near(x, y))));
  return supply(a, b) + supply(b, a);
}

function wishRows(random, firms) {
  return firms.flatMap((firm) => {
    const others = firms.filter((other) => other.country !== firm.country);
    const fitting = random
      .sample(others, others.length)
      .sort((a, b) => affinity(firm, b) - affinity(firm, a))
      .slice(0, 14);
    const wished = [
      ...new Set([...random.sample(fitting, random.between(4, 7)), ...random.sample(others, 2)]),
    ];
    const rows = wished.map((other, index) => [
      firm.code,
      other.code,
      index < 1 && random.chance(0.6) ? 'must' : 'meet',
      index + 1,
      null,
    ]);
    const refused = random.chance(0.15)
      ? random.sample(
          others.filter((other) => !wished.includes(other)),
          1,
        )
      : [];
    return [...rows, ...refused.map((other) => [firm.code, other.code, 'no', null, null])];
  });
}

function interpreterRows(random, slots) {
  const used = new Set();
  return Array.from({ length: interpreters }, (_, index) => {
    let person = koreanPerson(random);
    while (used.has(person.local)) person = koreanPerson(random);
    used.add(person.local);
    const half =
      index % 4 === 3
        ? slots
            .filter((slot) => slot[1].startsWith('d1'))
            .map((slot) => slot[0])
            .join('; ')
        : null;
    return [
      person.nameEn,
      person.nameKo,
      `${person.local}@interpreters.example`,
      'ko; en',
      index % 3 === 2 ? 'en' : 'ko',
      null,
      half,
      random.between(12, 16),
    ];
  });
}

function workbook(showcase) {
  const random = generator(showcase.seed);
  const slots = slotRows(showcase);
  const firms = makeFirms(random, showcase);
  const certificates = certificatesFor(showcase.sector);
  const rows = {
    showcase: [
      [
        showcase.slug,
        showcase.sector,
        showcase.nameEn,
        showcase.nameKo,
        showcase.venueEn,
        showcase.venueKo,
        showcase.cityEn,
        showcase.cityKo,
        showcase.timeZone,
        showcase.days[0],
        showcase.days.at(-1),
        'Kim Hana 김하나',
        `office@${showcase.slug}.example`,
        showcase.contactPhone,
        'yes',
      ],
    ],
    slots,
    tables: Array.from({ length: tables }, (_, index) => [index + 1, null]),
    interpreters: interpreterRows(random, slots),
    companies: firms.map((firm) => companyRow(random, firm, showcase)),
    delegates: firms.flatMap((firm) => delegateRows(random, firm, slots)),
    offerings: firms.flatMap((firm) => offeringRows(random, firm, showcase, certificates)),
    needs: firms.flatMap((firm) => needRows(random, firm, showcase, certificates)),
    interests: firms.flatMap((firm) =>
      firm.interests.map(([kind, code]) => [firm.code, kind, code]),
    ),
    wishes: wishRows(random, firms),
  };
  return Object.keys(sheets).map((key) => writableSheet(key, rows[key]));
}

const folder = new URL('../samples/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const showcase of showcases) {
  const bytes = await writeXlsx({
    sheets: workbook(showcase),
    properties: { created: new Date(0), modified: new Date(0) },
  });
  writeFileSync(new URL(showcase.file, folder), bytes);
}
