import { z } from 'zod';

import { filled } from '#libs/companies/fields.js';

// The shapes of Web Authentication Level 3, as far as this site uses them. What browsers add is let go.
const base64url = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[\w-]+={0,2}$/)
    .meta({ description: 'Bytes in base64url.' });

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
};

const transports = z.array(z.string().max(32)).max(10).optional();

const challenge = z
  .string()
  .meta({ description: 'To sign, in base64url; it holds once, for five minutes.' });
const timeout = z.int().optional().meta({ description: 'In milliseconds.' });

/** Options of `navigator.credentials.create()`. */
export const passkeyOffer = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge,
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.int() })),
    timeout,
    excludeCredentials: z
      .array(
        z.object({ id: z.string(), type: z.string().meta({ example: 'public-key' }), transports }),
      )
      .optional()
      .meta({ description: "The person's passkeys: a device that holds one makes no second." }),
    authenticatorSelection: z
      .object({
        residentKey: z.enum(['discouraged', 'preferred', 'required']).optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: z.enum(['discouraged', 'preferred', 'required']).optional(),
      })
      .optional(),
    attestation: z.enum(['direct', 'enterprise', 'indirect', 'none']).optional(),
    extensions: z
      .object({
        credProps: z
          .boolean()
          .optional()
          .meta({ description: 'Asks whether the passkey stays in the device.' }),
      })
      .optional()
      .meta({ description: 'Extensions asked for.' }),
    hints: z
      .array(z.enum(['hybrid', 'security-key', 'client-device']))
      .optional()
      .meta({ description: 'Kinds of device to offer first; none.', example: [] }),
  })
  .meta({ id: 'PasskeyOffer' });

/** What `navigator.credentials.create()` made of them. */
export const newPasskey = z
  .strictObject({
    name: filled(80).meta({ description: 'What the person calls it.', example: 'Office laptop' }),
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url(4000),
        attestationObject: base64url(20_000),
        transports,
      }),
    }),
  })
  .meta({ id: 'NewPasskey' });

export const passkeyAdded = z.object({ id: z.uuid() }).meta({ id: 'PasskeyAdded' });

export const passkeys = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        createdAt: z.iso.datetime(),
        lastUsedAt: z.iso.datetime().nullable().meta({
          description: 'Last sign-in by it; null where there has been none.',
        }),
      }),
    ),
  })
  .meta({ id: 'Passkeys' });

/** Options of `navigator.credentials.get()`. */
export const passkeyQuestion = z
  .object({
    challenge,
    timeout,
    rpId: z.string().optional(),
    userVerification: z.enum(['discouraged', 'preferred', 'required']).optional(),
  })
  .meta({ id: 'PasskeyQuestion' });

/** What `navigator.credentials.get()` made of them. */
export const passkeyAnswer = z
  .strictObject({
    response: z.object({
      ...credential,
      response: z.object({
        clientDataJSON: base64url(4000),
        authenticatorData: base64url(4000),
        signature: base64url(10_000),
        userHandle: base64url(200).optional(),
      }),
    }),
  })
  .meta({ id: 'PasskeyAnswer' });
