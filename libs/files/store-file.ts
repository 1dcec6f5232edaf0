import { createHash } from 'node:crypto';

import type { DataSource, EntityManager } from 'typeorm';

import { record } from '#libs/audit/record.js';

import type { CheckedFile } from './check-file.js';
import { FileError } from './file-error.js';
import { StoredFile } from './stored-file.entity.js';

/** Bytes that the files of one company may take. */
export const quotaBytes = 100 * 1024 * 1024;

/** What a file is of: the company's logo, or the paper of a certificate that it holds at a showcase. */
export interface FilePlace {
  companyId: string;
  certificate: { id: string; participantId: string } | null;
}

export interface FileFacts {
  id: string;
  name: string;
  contentType: string;
  size: number;
}

/**
 * Stores a checked file in the place of the one before.
 * @throws FileError `certificate.unknown`, `file.quota`
 */
export async function storeFile(
  dataSource: DataSource,
  place: FilePlace,
  file: CheckedFile & { name: string | null },
  userId: string,
): Promise<FileFacts> {
  return dataSource.transaction(async (manager) => {
    await claim(manager, place);
    await remove(manager, place);
    const { content, contentType } = file;
    await refuseTooMuch(manager, place.companyId, content.length);
    const facts = { name: nameOf(file, place), contentType, size: content.length };
    const { identifiers } = await manager.insert(StoredFile, {
      ...facts,
      ...keyOf(place),
      sha256: createHash('sha256').update(content).digest('hex'),
      content,
      uploadedBy: { id: userId },
    });
    await note(manager, place, userId, 'stored');
    return { id: (identifiers[0] as { id: string }).id, ...facts };
  });
}

/**
 * Removes the file of a place, if there is one.
 * @throws FileError `certificate.unknown`
 */
export async function removeFile(
  dataSource: DataSource,
  place: FilePlace,
  userId: string,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await claim(manager, place);
    if (await remove(manager, place)) await note(manager, place, userId, 'removed');
  });
}

/** Files of one company are stored one after the other, so that the quota is counted once only. */
async function claim(manager: EntityManager, { companyId, certificate }: FilePlace): Promise<void> {
  await manager.query('select from company where id = $1 for update', [companyId]);
  if (!certificate) return;
  const [held] = await manager.query<unknown[]>(
    'select from held_certificate where id = $1 and participant_id = $2 for update',
    [certificate.id, certificate.participantId],
  );
  if (!held) throw new FileError('certificate.unknown');
}

function keyOf({ companyId, certificate }: FilePlace) {
  const company = { id: companyId };
  return certificate
    ? { company, kind: 'certificate' as const, certificate: { id: certificate.id } }
    : { company, kind: 'logo' as const };
}

async function remove(manager: EntityManager, place: FilePlace): Promise<boolean> {
  const { affected } = await manager.delete(StoredFile, keyOf(place));
  return affected === 1;
}

async function refuseTooMuch(manager: EntityManager, companyId: string, more: number) {
  const [{ used }] = await manager.query<[{ used: string }]>(
    'select coalesce(sum(size), 0) as used from stored_file where company_id = $1',
    [companyId],
  );
  if (Number(used) + more > quotaBytes) throw new FileError('file.quota');
}

/** The name it came with, its ending by what it is: `ISO 9001.exe` is kept as `ISO 9001.pdf`. */
function nameOf({ name, contentType }: CheckedFile & { name: string | null }, place: FilePlace) {
  const stem = (name ?? '')
    .replace(/^.*[\\/]/, '')
    .replace(/\.[^.]{0,10}$/, '')
    .trim();
  const ending = contentType === 'application/pdf' ? 'pdf' : 'webp';
  return `${stem || (place.certificate ? 'certificate' : 'logo')}.${ending}`;
}

async function note(
  manager: EntityManager,
  { companyId, certificate }: FilePlace,
  actorId: string,
  done: 'stored' | 'removed',
): Promise<void> {
  await record(manager, {
    action: certificate ? `file.certificate-${done}` : `file.logo-${done}`,
    actedAs: 'company',
    actorId,
    companyId,
    participantId: certificate?.participantId ?? null,
  });
}
