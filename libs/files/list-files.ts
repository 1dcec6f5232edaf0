import type { EntityManager } from 'typeorm';

import type { FileFacts } from './store-file.js';

export interface ParticipantFiles {
  /** Id of the company's logo. */
  logo: string | null;
  certificates: (FileFacts & { certificateId: string })[];
}

/** The logo of a participant's company and the papers of its certificates; one query. */
export async function listFiles(
  manager: EntityManager,
  participantId: string,
): Promise<ParticipantFiles> {
  const rows = await manager.query<(FileFacts & { certificateId: string | null })[]>(
    `select f.id, f.name, f.content_type as "contentType", f.size, f.certificate_id as "certificateId"
     from participant p join stored_file f on f.company_id = p.company_id
     left join held_certificate h on h.id = f.certificate_id
     where p.id = $1 and (f.kind = 'logo' or h.participant_id = p.id)`,
    [participantId],
  );
  return {
    logo: rows.find(({ certificateId }) => certificateId === null)?.id ?? null,
    certificates: rows.flatMap(({ certificateId, ...file }) =>
      certificateId === null ? [] : [{ ...file, certificateId }],
    ),
  };
}
