import { fileTypeFromBuffer } from 'file-type';

import { checkPdf } from './check-pdf.js';
import { FileError } from './file-error.js';
import { encodeImage } from './encode-image.js';
import type { FileKind } from './stored-file.entity.js';

/** Bytes of a file as it is handed in, at most. */
export const mostBytes: Record<FileKind, number> = {
  logo: 2 * 1024 * 1024,
  certificate: 8 * 1024 * 1024,
};

const images = ['image/png', 'image/jpeg', 'image/webp'];

/** What is kept of a file. */
export interface CheckedFile {
  content: Buffer;
  contentType: 'image/webp' | 'application/pdf';
}

/**
 * Judges a file by its content, never by what it is called: an image is drawn anew, which leaves behind
 * whatever else was in it; a PDF, for certificates only, is kept as it is.
 * @throws FileError `file.type`, `file.broken`, `file.too-many-pixels`, `file.active`
 */
export async function checkFile(kind: FileKind, content: Buffer): Promise<CheckedFile> {
  const type = (await typeOf(content)) ?? '';
  if (images.includes(type))
    return { content: await encodeImage(kind, content), contentType: 'image/webp' };
  if (kind !== 'certificate' || type !== 'application/pdf') throw new FileError('file.type');
  checkPdf(content);
  return { content, contentType: 'application/pdf' };
}

async function typeOf(content: Buffer): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime;
  } catch {
    // A file cut short in its first bytes is none that we know.
    return undefined;
  }
}
