import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

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
  applyDecorators(
    SetMetadata(accessKey, { kind: 'organiser', of } satisfies AccessRule),
    // The guard reads the parameter, so a handler may leave it out; the document must name it.
    ApiParam({ name: of === 'showcase' ? 'slug' : 'id', type: String }),
  );
