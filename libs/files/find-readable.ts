import type { DataSource } from 'typeorm';

import type { User } from '#libs/accounts/user.entity.js';
import { mayFind } from '#libs/showcases/may-find.js';

import type { FileKind } from './stored-file.entity.js';

/** A file that somebody may read, and as what. */
export interface ReadableFile {
  id: string;
  kind: FileKind;
  companyId: string;
  name: string;
  contentType: string;
  size: number;
  sha256: string;
  /** Participation and showcase that a certificate is part of. */
  participantId: string | null;
  showcaseId: string | null;
  asCompany: boolean;
  asOrganiser: boolean;
}

/** Somebody whose company takes part where the firm of the file does, and may find it in the directory. */
const inDirectory = `exists (
  select from membership m
  join company own on own.id = m.company_id
  join participant me on me.company_id = own.id and me.status = 'approved'
  join showcase s on s.id = me.showcase_id
  join participant p on p.showcase_id = s.id and p.company_id = f.company_id
  join company c on c.id = p.company_id
  where m.user_id = $2 and ${mayFind})`;

const organised = (participants: string) => `($3 or exists (
  select from participant p join organiser o on o.showcase_id = p.showcase_id
  where ${participants} and o.user_id = $2))`;

const statement = `
  select * from (
    select f.id, f.kind, f.company_id as "companyId", f.name, f.content_type as "contentType", f.size, f.sha256,
      p.id as "participantId", p.showcase_id as "showcaseId",
      exists (select from membership m where m.company_id = f.company_id and m.user_id = $2)
        or (f.kind = 'logo' and ${inDirectory}) as "asCompany",
      case f.kind when 'logo' then ${organised('p.company_id = f.company_id')}
        else ${organised('p.id = h.participant_id')} end as "asOrganiser"
    from stored_file f
    left join held_certificate h on h.id = f.certificate_id
    left join participant p on p.id = h.participant_id
    where f.id = $1
  ) file where "asCompany" or "asOrganiser"`;

/**
 * The file if somebody may read it, else null: a logo is seen by whoever may see the firm, a certificate's
 * paper by the firm itself and the organiser of the showcase.
 */
export async function findReadable(
  dataSource: DataSource,
  id: string,
  user: User,
): Promise<ReadableFile | null> {
  const [file] = await dataSource.query<ReadableFile[]>(statement, [id, user.id, user.isAdmin]);
  return file ?? null;
}
