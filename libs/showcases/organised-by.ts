import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';

import { Organiser } from './organiser.entity.js';
import { Showcase } from './showcase.entity.js';

/** Showcases a user may run: all of them for a platform admin, else those he organises. */
export async function showcasesOrganisedBy(
  dataSource: DataSource,
  user: User,
): Promise<Showcase[]> {
  const query = dataSource
    .getRepository(Showcase)
    .createQueryBuilder('s')
    .orderBy('s.startsOn')
    .addOrderBy('s.slug');
  if (!user.isAdmin)
    query.innerJoin(Organiser, 'o', 'o.showcase_id = s.id and o.user_id = :id', { id: user.id });
  return query.getMany();
}
