import { BlockList, isIP } from 'node:net';

/** IPv4 that is not on the public internet (IANA special-purpose registry; RFC 6890 and successors). */
const v4NotPublic = blockList('ipv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]);

/** Only this is given out to the public; local, link-local, mapped and multicast addresses lie outside. */
const v6GlobalUnicast = blockList('ipv6', ['2000::/3']);

/** Within it: protocols of the IETF (Teredo among them), documentation, 6to4, which may hold any IPv4. */
const v6NotPublic = blockList('ipv6', ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']);

/** A network without IPv4 reaches it through these (RFC 6052); the IPv4 stands in the last 32 bits. */
const nat64 = blockList('ipv6', ['64:ff9b::/96']);

const loopback = blockList('ipv4', ['127.0.0.0/8']);

function blockList(family: 'ipv4' | 'ipv6', networks: string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** Whether an address, as a resolver gives it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !v4NotPublic.check(address, 'ipv4');
  // With a zone (`fe80::1%eth0`) it means something on this machine only.
  if (family !== 6 || address.includes('%')) return false;
  if (nat64.check(address, 'ipv6')) return isPublicAddress(embeddedV4(address));
  return v6GlobalUnicast.check(address, 'ipv6') && !v6NotPublic.check(address, 'ipv6');
}

/** Whether an address leads to this machine. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) === 4 ? loopback.check(address, 'ipv4') : address === '::1';
}

/** The IPv4 in the last 32 bits; the address is written anew first, since it has many spellings. */
function embeddedV4(address: string): string {
  const written = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [high, low] = written
    .replace('::', ':0:')
    .split(':')
    .slice(-2)
    .map((part) => parseInt(part || '0', 16));
  const bits = (high ?? 0) * 65_536 + (low ?? 0);
  return [24, 16, 8, 0].map((shift) => Math.floor(bits / 2 ** shift) % 256).join('.');
}
