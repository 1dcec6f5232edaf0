/** A look or a wish that is refused. */
export class DirectoryError extends Error {
  constructor(
    readonly code:
      | 'directory.unknown'
      | 'wish.closed'
      | 'wish.too-many-musts'
      | 'request.exists'
      | 'request.not-open'
      | 'request.unknown',
  ) {
    super(code);
  }
}
