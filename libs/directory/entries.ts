import type { DataSource } from 'typeorm';

import type { Country } from '#libs/companies/company.entity.js';
import type { RequestState } from '#libs/showcases/meeting-request.entity.js';
import type { ParticipantRole } from '#libs/showcases/participant.entity.js';
import type { WishKind } from '#libs/showcases/wish.entity.js';

import { visible } from './search.js';

export interface DirectoryEntry {
  id: string;
  country: Country;
  nameEn: string;
  nameKo: string | null;
  city: string | null;
  region: string | null;
  /** File id. */
  logo: string | null;
  website: string | null;
  founded: number | null;
  employees: number | null;
  exportExperience: string | null;
  descriptionEn: string | null;
  descriptionKo: string | null;
  roles: ParticipantRole[];
  languages: string[];
  wish: { kind: WishKind; rank: number | null; note: string | null } | null;
  /** Whether it wishes to meet me; null where the organiser does not show it. */
  wishesMe: boolean | null;
  /** The request between us, whoever wrote it. */
  request: { id: string; mine: boolean; note: string; state: RequestState } | null;
  offerings: {
    code: string;
    moreCodes: string[];
    nameEn: string | null;
    nameKo: string | null;
    descriptionEn: string | null;
    descriptionKo: string | null;
    capacityPerMonth: number | null;
    minimumOrder: number | null;
    leadTimeDays: number | null;
    priceFrom: number | null;
    priceTo: number | null;
    certificates: string[];
  }[];
  needs: {
    code: string;
    moreCodes: string[];
    descriptionEn: string | null;
    descriptionKo: string | null;
    quantity: number | null;
    neededInDays: number | null;
    certificatesRequired: string[];
  }[];
  interests: { kind: string; code: string; stage: string | null; cooperation: string[] }[];
  certificates: { standard: string; issuer: string | null; expiresOn: string | null }[];
}

/** Rows of a table as a JSON list in the order of their position; column names become camelCase keys. */
const list = (table: string, fields: string, order: string) => `
  coalesce((select jsonb_agg(to_jsonb(x) order by ${order}) from (
    select ${fields}, ${order.replace('x.', 't.')} from ${table} t where t.participant_id = p.id) x), '[]')`;

const columns = `
  p.id, c.country, c.name_en as "nameEn", c.name_ko as "nameKo", c.city, c.region, c.website, c.founded,
  c.employees, c.export_experience as "exportExperience", c.description_en as "descriptionEn",
  c.description_ko as "descriptionKo", p.roles,
  (select f.id from stored_file f where f.company_id = c.id and f.kind = 'logo') as logo,
  array(select distinct l from delegate d, unnest(d.languages) l where d.participant_id = p.id order by l) as languages,
  (select jsonb_build_object('kind', w.kind, 'rank', w.rank, 'note', w.note)
   from wish w where w.from_id = $1 and w.to_id = p.id) as wish,
  case when s.show_interest then
    exists (select from wish w where w.from_id = p.id and w.to_id = $1 and w.kind <> 'no') end as "wishesMe",
  (select jsonb_build_object('id', r.id, 'mine', r.from_id = $1, 'note', r.note, 'state',
     case when r.state = 'open' and r.expires_at < now() then 'expired' else r.state end)
   from meeting_request r where r.state <> 'withdrawn'
     and ((r.from_id = $1 and r.to_id = p.id) or (r.from_id = p.id and r.to_id = $1))
   order by r.created_at desc limit 1) as request,
  ${list('offering', `code, more_codes as "moreCodes", name_en as "nameEn", name_ko as "nameKo", description_en as "descriptionEn", description_ko as "descriptionKo", capacity_per_month as "capacityPerMonth", minimum_order as "minimumOrder", lead_time_days as "leadTimeDays", price_from as "priceFrom", price_to as "priceTo", certificates`, 'x.position')} as offerings,
  ${list('need', `code, more_codes as "moreCodes", description_en as "descriptionEn", description_ko as "descriptionKo", quantity, needed_in_days as "neededInDays", certificates_required as "certificatesRequired"`, 'x.position')} as needs,
  ${list('interest', `kind, stage, cooperation`, 'x.code')} as interests,
  ${list('held_certificate', `issuer, expires_on as "expiresOn"`, 'x.standard')} as certificates`;

/**
 * What others may see of participants: never contacts, identifiers, owners, screening, or another's "no".
 * One query whatever the number of ids; ids that may not be seen are left out.
 */
export async function readEntries(
  dataSource: DataSource,
  participantId: string,
  ids: string[],
): Promise<DirectoryEntry[]> {
  const rows = await dataSource.query<DirectoryEntry[]>(
    `select ${columns} ${visible} and p.id = any($2::uuid[])`,
    [participantId, ids],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
