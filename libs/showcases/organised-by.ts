import type { DataSource, EntityManager } from 'typeorm';

import type { Language, User } from '#libs/accounts/user.entity.js';

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

/** Who runs a showcase, to be told by mail; without any, its office. */
export async function organisersOf(
  manager: EntityManager,
  { id, contactName: name, contactEmail: email }: Showcase,
): Promise<{ name: string; email: string; language: Language }[]> {
  const organisers = await manager.query<{ name: string; email: string; language: Language }[]>(
    `select u.name, u.email, u.language from organiser o join "user" u on u.id = o.user_id
     where o.showcase_id = $1 order by u.email`,
    [id],
  );
  return organisers.length > 0 ? organisers : [{ name, email, language: 'en' }];
}
