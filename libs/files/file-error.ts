/** A file that is not taken. */
export class FileError extends Error {
  constructor(
    readonly code:
      | 'file.type'
      | 'file.broken'
      | 'file.active'
      | 'file.too-many-pixels'
      | 'file.quota'
      | 'file.unknown'
      | 'certificate.unknown',
  ) {
    super(code);
  }
}
