export class CompanyError extends Error {
  constructor(
    readonly code:
      'company.unknown' | 'company.last-owner' | 'member.unknown' | 'access-request.unknown',
  ) {
    super(code);
  }
}
