import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

import { isoCBOR } from '@simplewebauthn/server/helpers';

const present = 0x01;
const verified = 0x04;
const attested = 0x40;

interface Said {
  challenge: string;
  /** Site that the browser says it is on. */
  origin?: string;
  /** The person proved that it is him, by a finger or a PIN. */
  userVerified?: boolean;
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** An authenticator with a real key pair, and the browser before it (WebAuthn Level 3, section 6). */
export class Authenticator {
  private readonly credentialId = randomBytes(32);
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;
  /** Signatures so far. */
  counter = 0;

  constructor(private readonly site = { origin: 'http://localhost:3000', host: 'localhost' }) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.key = pair.privateKey;
    this.publicKey = pair.publicKey;
  }

  /** Answers `navigator.credentials.create()`. */
  create({ challenge, origin, userVerified = true }: Said) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const credential = [Buffer.alloc(16), length, this.credentialId, this.coseKey()];
    const authData = Buffer.concat([this.head(attested, userVerified), ...credential]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return {
      ...this.said(),
      response: {
        clientDataJSON: base64url(this.clientData('webauthn.create', challenge, origin)),
        attestationObject: base64url(isoCBOR.encode(attestation as never)),
        transports: ['internal'],
      },
    };
  }

  /** Answers `navigator.credentials.get()`. */
  get({ challenge, origin, userVerified = true }: Said) {
    this.counter += 1;
    const authData = this.head(0, userVerified);
    const clientData = this.clientData('webauthn.get', challenge, origin);
    const signature = sign('sha256', Buffer.concat([authData, sha256(clientData)]), this.key);
    return {
      ...this.said(),
      response: {
        clientDataJSON: base64url(clientData),
        authenticatorData: base64url(authData),
        signature: base64url(signature),
      },
    };
  }

  private said() {
    const id = base64url(this.credentialId);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  private head(flags: number, userVerified: boolean): Buffer {
    const rest = Buffer.alloc(5);
    rest.writeUInt8(present | (userVerified ? verified : 0) | flags);
    rest.writeUInt32BE(this.counter, 1);
    return Buffer.concat([sha256(Buffer.from(this.site.host)), rest]);
  }

  private clientData(type: string, challenge: string, origin = this.site.origin): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** ES256 as COSE says it (RFC 9053): elliptic curve, P-256, x and y. */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ]);
    return Buffer.from(isoCBOR.encode(key as never));
  }
}
