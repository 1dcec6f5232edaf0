import { inBothLanguages, type MessageValues } from '#libs/messages/format.js';

/** Something wrong in a file, with its place. Rows count from 1 as in Excel; the header is row 1. */
export interface ImportProblem {
  sheet: string;
  row: number | null;
  column: string | null;
  /** Stable code, `import.code-unknown`. */
  code: string;
  message: { en: string; ko: string };
}

export interface Place {
  sheet: string;
  row?: number;
  column?: string;
}

export function problemAt(place: Place, code: string, values: MessageValues = {}): ImportProblem {
  return {
    sheet: place.sheet,
    row: place.row ?? null,
    column: place.column ?? null,
    code: `import.${code}`,
    message: inBothLanguages(`import.${code}`, values),
  };
}

/** A file that cannot be read at all. */
export class ImportFileError extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.message.en);
  }
}
