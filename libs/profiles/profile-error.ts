/** A change of a profile that is refused. */
export class ProfileError extends Error {
  constructor(
    readonly code: 'company.exists' | 'delegate.has-meetings' | 'participation.roles-full',
  ) {
    super(code);
  }
}
