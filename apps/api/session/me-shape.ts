import type { z } from 'zod';

import type { User } from '#libs/accounts/user.entity.js';
import type { OwnCompany, OwnParticipation } from '#libs/showcases/acts-for.js';
import type { Showcase } from '#libs/showcases/showcase.entity.js';

import { bothLanguages } from '../shapes.js';

import type { me } from './session.shapes.js';

export function meShape(
  user: User,
  showcases: Showcase[],
  acting: { companies: OwnCompany[]; participations: OwnParticipation[] },
  attends: boolean,
): z.infer<typeof me> {
  const { name, email, language, isAdmin } = user;
  return {
    user: { name, email, language, isAdmin },
    showcases: showcases.map((showcase) => ({
      slug: showcase.slug,
      name: { en: showcase.nameEn, ko: showcase.nameKo },
      city: { en: showcase.cityEn, ko: showcase.cityKo },
      startsOn: showcase.startsOn,
      endsOn: showcase.endsOn,
      sample: showcase.sample,
    })),
    companies: acting.companies.map(({ id, nameEn, nameKo, country, role }) => ({
      id,
      name: bothLanguages(nameEn, nameKo),
      country,
      role,
    })),
    participations: acting.participations.map(
      ({ id, companyId, slug, showcaseEn, showcaseKo, status }) => ({
        id,
        companyId,
        slug,
        showcase: { en: showcaseEn, ko: showcaseKo },
        status,
      }),
    ),
    attends,
  };
}
