import { SetMetadata } from '@nestjs/common';

/** Who may call a route. A route without a rule is refused (deny by default). */
export type AccessRule =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'admin' }
  | { kind: 'organiser'; of: 'showcase' | 'participant' | 'round' };

export const accessKey = 'access';

export const Public = () => SetMetadata(accessKey, { kind: 'public' } satisfies AccessRule);
export const SignedIn = () => SetMetadata(accessKey, { kind: 'signed-in' } satisfies AccessRule);
export const Admin = () => SetMetadata(accessKey, { kind: 'admin' } satisfies AccessRule);

/** The organiser of the showcase named by `:slug`, or of the one that the participant or round `:id` is part of. */
export const OrganiserOf = (of: 'showcase' | 'participant' | 'round') =>
  SetMetadata(accessKey, { kind: 'organiser', of } satisfies AccessRule);
