import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

type Organised = 'showcase' | 'participant' | 'round';
type Shared = 'participation' | 'company';

/** Who may call a route. A route without a rule is refused (deny by default). */
export type AccessRule =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'account'; staff: boolean }
  | { kind: 'admin' }
  | { kind: 'organiser'; of: Organised }
  | { kind: 'member'; of: Shared; owner: boolean; approved: boolean };

export const accessKey = 'access';

export const Public = () => SetMetadata(accessKey, { kind: 'public' } satisfies AccessRule);
export const SignedIn = () => SetMetadata(accessKey, { kind: 'signed-in' } satisfies AccessRule);
/** Whoever is signed in, about the own account; with `staff`, organisers and administrators only. */
export const OwnAccount = ({ staff = false } = {}) =>
  SetMetadata(accessKey, { kind: 'account', staff } satisfies AccessRule);
export const Admin = () => SetMetadata(accessKey, { kind: 'admin' } satisfies AccessRule);

// The guard reads the parameter, so a handler may leave it out; the document must name it.
const named = (name: 'slug' | 'id') => ApiParam({ name, type: String });

/** The organiser of the showcase named by `:slug`, or of the one that the participant or round `:id` is part of. */
export const OrganiserOf = (of: Organised) =>
  applyDecorators(
    SetMetadata(accessKey, { kind: 'organiser', of } satisfies AccessRule),
    named(of === 'showcase' ? 'slug' : 'id'),
  );

/** Somebody who acts for the company `:id`, or for the company that takes part as `:id`. */
export const MemberOf = (of: Shared, { owner = false, approved = false } = {}) =>
  applyDecorators(
    SetMetadata(accessKey, { kind: 'member', of, owner, approved } satisfies AccessRule),
    named('id'),
  );
