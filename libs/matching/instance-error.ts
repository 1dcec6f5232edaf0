/** One thing that is wrong: the rule by its code, where in the file, and the value found there. */
export interface Problem {
  /** Stable, in kebab case after the noun: `pair.duplicate`. */
  code: string;
  /** JSON path: `pairs[3].a`. */
  path: string;
  /** One English line. */
  message: string;
  /** Absent where nothing stands there. */
  value?: unknown;
}

/** Why an instance, a timetable or a round is refused: the first problem, and all of them in `problems`. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError';

  constructor(
    readonly code: string,
    readonly path: string,
    message: string,
    readonly problems: readonly Problem[] = [{ code, path, message }],
  ) {
    super(message);
  }
}

/** @throws InstanceError with all problems, when there are any. */
export function throwProblems(problems: readonly Problem[]): void {
  const first = problems[0];
  if (first) throw new InstanceError(first.code, first.path, first.message, problems);
}
