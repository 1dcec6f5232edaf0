import { problemAt, type ImportProblem } from './problem.js';
import { columnTitle, sheets, type SheetKey } from './sheets.js';

/** Reports every row whose name, without regard to case, an earlier row has. */
export function reportDuplicates(
  problems: ImportProblem[],
  key: SheetKey,
  column: string,
  names: { row: number; name: string }[],
): void {
  const seen = new Map<string, number>();
  for (const { row, name } of names) {
    const other = seen.get(name.toLowerCase());
    if (other === undefined) seen.set(name.toLowerCase(), row);
    else {
      const place = { sheet: sheets[key].en, row, column: columnTitle(key, column) };
      problems.push(problemAt(place, 'duplicate', { value: name, other }));
    }
  }
}
