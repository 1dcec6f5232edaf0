import type pg from 'pg';
import { DataSource } from 'typeorm';

import { dataSourceOptions } from '#libs/database/data-source.js';
import { refreshProfiles } from '#libs/profiles/refresh-profiles.js';
import { codesOfSector } from '#libs/taxonomy/taxonomy.js';

export const people = { member: 'member@bench.example', organiser: 'organiser@bench.example' };
const slug = 'bench';

/** Companies with three offerings or needs each, half of each country, and wishes between the two. */
const statements = `
  insert into showcase (slug, sector, name_en, name_ko, venue_en, venue_ko, city_en, city_ko, time_zone,
    starts_on, ends_on, contact_name, contact_email, weights)
  values ('${slug}', 'robotics', 'Bench', '벤치', 'Hall', '홀', 'Chicago', '시카고', 'America/Chicago',
    '2027-05-17', '2027-05-18', 'Office', 'office@bench.example',
    '{"objective":{"must":1000,"shortfall":400,"gap":40,"break":0,"change":150},
      "score":{"supply":400,"certificates":120,"terms":80,"interests":120,"wishes":220,"languages":60}}');
  insert into company (country, name_en, name_ko, city, region, time_zone, website, description_en, description_ko)
  select case when i % 2 = 0 then 'KR' else 'US' end, 'Company ' || i, '기업 ' || i,
    case when i % 2 = 0 then 'Changwon' else 'Toledo' end, (array['Ohio', 'Michigan', 'Texas', 'Iowa'])[1 + i % 4],
    'America/Chicago', 'https://firm' || i || '.example', 'Makes and buys parts for automation, line ' || i,
    '자동화 부품을 만들고 삽니다 ' || i
  from generate_series(1, $companies) i;
  insert into participant (code, status, roles, showcase_id, company_id)
  select case when country = 'KR' then 'K' else 'U' end || row_number() over (partition by country order by name_en),
    'approved', array[case when country = 'KR' then 'supplier' else 'buyer' end],
    (select id from showcase), id
  from company;
  insert into delegate (position, name_en, email, languages, mail_language, time_zone, participant_id)
  select n, 'Person ' || n, 'p' || n || '@' || p.code || '.example', array['en'], 'en', 'America/Chicago', p.id
  from participant p, generate_series(1, 2) n;
  insert into offering (position, code, description_en, certificates, participant_id, capacity_per_month, lead_time_days)
  select n, ($codes)[1 + (hashtext(p.code || n) & 1023) % array_length($codes, 1)], 'Item ' || n || ' of ' || p.code,
    array['iso-9001'], p.id, 100, 30
  from participant p join company c on c.id = p.company_id, generate_series(1, 3) n where c.country = 'KR';
  insert into need (position, code, description_en, certificates_required, participant_id, quantity, needed_in_days)
  select n, ($codes)[1 + (hashtext(p.code || n) & 1023) % array_length($codes, 1)], 'Need ' || n || ' of ' || p.code,
    array['iso-9001'], p.id, 50, 90
  from participant p join company c on c.id = p.company_id, generate_series(1, 3) n where c.country = 'US';
  insert into wish (kind, rank, from_id, to_id)
  select 'meet', n, f.id, t.id
  from (select p.id, row_number() over (order by p.id) as at, c.country from participant p join company c on c.id = p.company_id) f
  cross join generate_series(1, $each) n
  join (select p.id, row_number() over (partition by c.country order by p.id) as at, c.country
        from participant p join company c on c.id = p.company_id) t
    on t.country <> f.country and t.at = 1 + (f.at * 37 + n * 11) % ($companies / 2)
  on conflict do nothing;
  insert into "user" (email, name) values ('${people.member}', 'Member'), ('${people.organiser}', 'Organiser');
  insert into organiser (showcase_id, user_id) select s.id, u.id from showcase s, "user" u where u.name = 'Organiser';
  insert into membership (company_id, user_id, role)
  select p.company_id, u.id, 'owner' from participant p, "user" u where p.code = 'K1' and u.name = 'Member';`;

export async function fillDirectory(
  client: pg.Client,
  companies: number,
  wishes: number,
): Promise<{ slug: string; participation: string }> {
  const codes = `array[${codesOfSector('robotics')
    .map((code) => `'${code}'`)
    .join(',')}]`;
  await client.query(
    statements
      .replaceAll('$companies', String(companies))
      .replaceAll('$each', String(Math.round(wishes / companies)))
      .replaceAll('$codes', codes),
  );
  const { rows } = await client.query<{ id: string; code: string }>(
    'select id, code from participant',
  );
  await refreshAll(
    client,
    rows.map(({ id }) => id),
  );
  await client.query('vacuum analyze');
  return { slug, participation: rows.find(({ code }) => code === 'K1')?.id ?? '' };
}

/** Search text and completeness, as the product writes them. */
async function refreshAll(client: pg.Client, ids: string[]): Promise<void> {
  const { host, port, user, database } = client;
  const password = client.password ? `:${encodeURIComponent(client.password)}` : '';
  const url = `postgres://${user}${password}@${host}:${port}/${database}`;
  const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
  await refreshProfiles(dataSource.manager, ids);
  await dataSource.destroy();
}
