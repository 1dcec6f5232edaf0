/** What an account's owner did wrong, by its stable code. */
export class AccountError extends Error {
  constructor(
    readonly code:
      | 'api-key.unknown'
      | 'api-key.too-many'
      | 'session.unknown'
      | 'passkey.unknown'
      | 'passkey.refused'
      | 'passkey.too-many',
  ) {
    super(code);
  }
}
