import type { DataSource } from 'typeorm';

import { FileError } from './file-error.js';

/** Bytes read at a time, so that many readers of large files need little memory. */
const pieceBytes = 512 * 1024;

/**
 * The content of a file, piece by piece.
 * @throws FileError `file.unknown` when it is removed meanwhile
 */
export async function* readContent(
  dataSource: DataSource,
  { id, size }: { id: string; size: number },
): AsyncGenerator<Buffer> {
  for (let from = 1; from <= size; from += pieceBytes) {
    const [row] = await dataSource.query<{ piece: Buffer }[]>(
      'select substring(content from $2 for $3) as piece from stored_file where id = $1',
      [id, from, pieceBytes],
    );
    if (!row) throw new FileError('file.unknown');
    yield row.piece;
  }
}
