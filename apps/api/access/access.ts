import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension, ApiParam } from '@nestjs/swagger';

type Organised = 'showcase' | 'participant' | 'round';
type Shared = 'participation' | 'company';

/** Who may call a route. A route without a rule is refused (deny by default). */
export type AccessRule =
  | { kind: 'public' }
  | { kind: 'signed-in' }
  | { kind: 'account'; staff: boolean }
  | { kind: 'admin' }
  | { kind: 'organiser'; of: Organised }
  | { kind: 'member'; of: Shared; owner: boolean; approved: boolean }
  | { kind: 'file' };

export const accessKey = 'access';

/** For the guard to check, and for the document to tell. */
const ruled = (rule: AccessRule) =>
  applyDecorators(SetMetadata(accessKey, rule), ApiExtension('x-access', rule));

export const Public = () => ruled({ kind: 'public' });
export const SignedIn = () => ruled({ kind: 'signed-in' });
/** Whoever is signed in, about the own account; with `staff`, organisers and administrators only. */
export const OwnAccount = ({ staff = false } = {}) => ruled({ kind: 'account', staff });
export const Admin = () => ruled({ kind: 'admin' });

// The guard reads the parameter, so a handler may leave it out; the document must name it.
const named = (name: 'slug' | 'id') => ApiParam({ name, type: String });

/** The organiser of the showcase named by `:slug`, or of the one that the participant or round `:id` is part of. */
export const OrganiserOf = (of: Organised) =>
  applyDecorators(ruled({ kind: 'organiser', of }), named(of === 'showcase' ? 'slug' : 'id'));

/** Somebody who acts for the company `:id`, or for the company that takes part as `:id`. */
export const MemberOf = (of: Shared, { owner = false, approved = false } = {}) =>
  applyDecorators(ruled({ kind: 'member', of, owner, approved }), named('id'));

/** Whoever may see the stored file `:id`. */
export const ReadableFileOnly = () => applyDecorators(ruled({ kind: 'file' }), named('id'));
