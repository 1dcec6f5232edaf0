/** What a list can be sorted by. Instants are microseconds since 1970, so that a cursor is text or a number. */
export interface SortKey {
  sql: string;
  type: 'text' | 'bigint';
}

/** Where a page of a list ended: the sort key of its last row, and what tells rows of one key apart. */
export interface Cursor {
  key: string | null;
  id: string;
}

export interface Page {
  limit: number;
  /** null: the first page. */
  after: Cursor | null;
}

/** Rows as a page of a list reads them: each with its place in the order. */
export type Placed<Row> = Row & { sortKey: string | null };

/** The row itself. */
export function unplaced<Row>({ sortKey: _, ...row }: Placed<Row>): Omit<Placed<Row>, 'sortKey'> {
  return row;
}

/** An instant as a sort key. */
export const instant = (column: string): SortKey => ({
  sql: `(extract(epoch from ${column}) * 1000000)::bigint`,
  type: 'bigint',
});

/**
 * Turns a query into one page of it, by key instead of by offset: rows that come or go meanwhile are neither
 * shown twice nor passed over. Nulls come last in either direction.
 * @param query `select` whose output `sort` and `tie` name columns of
 * @param tie column that is unique among the rows
 * @param values of the query
 * @returns the statement and its values
 */
export function pageQuery(
  query: string,
  { sort, tie, descending }: { sort: SortKey; tie: string; descending: boolean },
  { limit, after }: Page,
  values: readonly unknown[],
): [string, unknown[]] {
  const all = [...values];
  const parameter = (value: unknown, type: string) => `$${all.push(value)}::${type}`;
  const key = sort.sql;
  const beyond = (from: Cursor) => {
    const later = `${tie} > ${parameter(from.id, 'text')}`;
    if (from.key === null) return `${key} is null and ${later}`;
    const at = parameter(from.key, sort.type);
    return `${key} ${descending ? '<' : '>'} ${at} or ${key} is null or (${key} = ${at} and ${later})`;
  };
  const statement = `select *, (${key})::text as "sortKey" from (${query}) listed
    ${after ? `where ${beyond(after)}` : ''}
    order by ${key} ${descending ? 'desc' : 'asc'} nulls last, ${tie}
    limit ${parameter(limit, 'int')}`;
  return [statement, all];
}
