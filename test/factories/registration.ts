/** Valid business registration numbers made up for tests: kind 87, serial by number, check digit. */
function businessNumber(serial: number): string {
  const nine = `99987${String(1000 + serial)}`;
  const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
  const sum =
    weights.reduce((total, weight, index) => total + weight * Number(nine[index]), 0) +
    Math.floor((Number(nine[8]) * 5) / 10);
  return nine + String((10 - (sum % 10)) % 10);
}

const korean = {
  name: 'Hanbit Works',
  nameKo: '한빛웍스',
  domain: 'hanbit',
  region: null,
  city: 'Changwon',
  timeZone: 'Asia/Seoul',
  person: 'Seoyeon JEONG',
  personKo: '정서연',
  titleKo: '부장',
  language: 'ko',
  role: 'supplier',
};
const american = {
  name: 'Lodestar Plant',
  nameKo: null,
  domain: 'lodestar',
  region: 'Ohio',
  city: 'Toledo',
  timeZone: 'America/New_York',
  person: 'Rachel ORTIZ',
  personKo: null,
  titleKo: null,
  language: 'en',
  role: 'buyer',
};

/** Complete answers of a registration, step by step. */
export function answersOf(country: 'KR' | 'US', serial: number, roles?: string[]) {
  const firm = country === 'KR' ? korean : american;
  const domain = `${firm.domain}${serial}.example`;
  const nothing = { tradeName: null, addressEn: null, addressKo: null, postalCode: null };
  return {
    company: {
      ...nothing,
      country,
      nameEn: `${firm.name} ${serial}`,
      nameKo: firm.nameKo && `${firm.nameKo} ${serial}`,
      region: firm.region,
      city: firm.city,
      timeZone: firm.timeZone,
      website: `https://${domain}`,
      employees: 40,
      founded: 2011,
      exportExperience: 'some',
      descriptionEn: null,
      descriptionKo: null,
    },
    identifiers: {
      registrationNumber:
        country === 'KR' ? businessNumber(serial) : `12-${String(3450000 + serial)}`,
      numberConfirmed: false,
      corporateNumber: null,
      uei: null,
      cage: null,
      duns: null,
      lei: null,
      owners: [],
      noOwners: true,
    },
    people: {
      delegates: [
        {
          nameEn: `${firm.person} ${serial}`,
          nameKo: firm.personKo,
          titleEn: 'Manager',
          titleKo: firm.titleKo,
          email: `contact@${domain}`,
          phone: null,
          languages: [firm.language],
          mailLanguage: firm.language,
          timeZone: firm.timeZone,
          availableSlots: null,
        },
      ],
    },
    part: { roles: roles ?? [firm.role], minMeetings: 1, maxMeetings: 8 },
    consent: { registration: true, transfer: true, news: false },
  };
}
