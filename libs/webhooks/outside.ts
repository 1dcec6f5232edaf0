import { lookup, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';

import { isLoopbackAddress, isPublicAddress } from './public-address.js';
import { WebhookAddressError } from './webhook-error.js';

/** What may be reached from here, and how names are resolved. */
export interface Outside {
  /** For development: this machine itself, on any port, over plain http, too. */
  loopback: boolean;
  /** Ports of https that may be asked for. */
  ports: readonly number[];
  resolve: (name: string) => Promise<LookupAddress[]>;
}

/** The public internet by the system's resolver. */
export function outside({ loopback }: Pick<Outside, 'loopback'>): Outside {
  return { loopback, ports: [443, 8443], resolve: resolveName };
}

function resolveName(name: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookup(name, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)));
  });
}

/**
 * Reads the address of an endpoint. `URL` has made one spelling of all: `https://0x7f.1` is 127.0.0.1 here.
 * @throws WebhookAddressError `field.webhook-form`
 */
export function readAddress(text: string, { loopback, ports }: Outside): URL {
  const wrong = new WebhookAddressError('field.webhook-form');
  if (!URL.canParse(text)) throw wrong;
  const url = new URL(text);
  const port = Number(url.port || 443);
  const https = url.protocol === 'https:' && (loopback || ports.includes(port));
  const plain = url.protocol === 'http:' && loopback;
  const bare = url.username === '' && url.password === '' && url.hash === '';
  if (!(https || plain) || !bare || url.hostname.endsWith('.')) throw wrong;
  return url;
}

/**
 * Resolves the host of an address. All of its addresses must be public, so that it does not matter which
 * one is taken; the caller connects to these and asks no resolver again (DNS rebinding).
 * @throws WebhookAddressError `field.webhook-not-public`, the same for what is private and what is unknown
 */
export async function resolvePublic(
  url: URL,
  outside: Outside,
  signal: AbortSignal,
): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family
    ? [{ address: host, family }]
    : await withinTime(outside.resolve(host), signal).catch(() => []);
  const reachable = ({ address }: LookupAddress) =>
    (url.protocol === 'https:' && isPublicAddress(address)) ||
    (outside.loopback && isLoopbackAddress(address));
  if (addresses.length === 0 || !addresses.every(reachable))
    throw new WebhookAddressError('field.webhook-not-public');
  return addresses;
}

/** A resolver cannot be told to stop, so it is left behind. */
function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  return Promise.race([work, aborted]);
}
