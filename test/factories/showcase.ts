import type { NewShowcase } from '#libs/showcases/create-showcase.js';

/** A one-day showcase in Chicago: eight slots, four tables. */
export function newShowcase(slug: string, change: Partial<NewShowcase> = {}): NewShowcase {
  const day = '2027-05-17';
  return {
    slug,
    sector: 'robotics',
    name: { en: 'Robot Industry Showcase', ko: '로봇 산업 쇼케이스' },
    venue: { en: 'Lakefront Hall', ko: '레이크프런트 홀' },
    city: { en: 'Chicago', ko: '시카고' },
    timeZone: 'America/Chicago',
    startsOn: day,
    endsOn: day,
    contact: { name: 'Kim Hana', email: 'office@showcase.example', phone: null },
    slots: Array.from({ length: 8 }, (_, index) => ({
      code: `d1-${index + 1}`,
      session: index < 4 ? 'd1-am' : 'd1-pm',
      startsAt: `${day}T${String(14 + index).padStart(2, '0')}:00:00.000Z`,
      endsAt: `${day}T${String(14 + index).padStart(2, '0')}:25:00.000Z`,
    })),
    tables: 4,
    ...change,
  };
}
