import type { DataSource } from 'typeorm';

export interface KeptFile {
  id: string;
  name: string;
  content: Buffer;
}

/** Files a person handed in, or those of a company, one at a time: together they may be large. */
export async function* keptFiles(
  dataSource: DataSource,
  of: { uploadedBy: string } | { company: string },
): AsyncGenerator<KeptFile> {
  const [column, id] =
    'company' in of ? ['company_id', of.company] : ['uploaded_by_id', of.uploadedBy];
  const ids = await dataSource.query<{ id: string }[]>(
    `select id from stored_file where ${column} = $1 order by created_at, id`,
    [id],
  );
  for (const { id: file } of ids) {
    const [row] = await dataSource.query<KeptFile[]>(
      'select id, name, content from stored_file where id = $1',
      [file],
    );
    if (row) yield row;
  }
}
