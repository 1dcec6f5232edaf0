/**
 * Why an instance, a timetable or a round is refused. `code` is stable and in kebab case after the noun
 * (`pair.duplicate`), `path` points into the file (`pairs[3].a`), `message` is one English line.
 */
export class InstanceError extends Error {
  override readonly name = 'InstanceError';

  constructor(
    readonly code: string,
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
