import { isIPv6 } from 'node:net';

/** The mailbox behind an address: `name+anything@host` is delivered to `name@host` (RFC 5233). */
export function mailboxOf(email: string): string {
  return email.replace(/\+[^@]*(?=@)/, '');
}

/** The network of an address: one household or server has a whole /64 of IPv6 (RFC 6177), so its halves count as one. */
export function networkOf(ip = ''): string {
  if (!isIPv6(ip) || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = (text = '') => text.split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail)]
    .slice(0, 4)
    .join(':');
}
