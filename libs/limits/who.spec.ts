import { describe, expect, it } from '@jest/globals';

import { mailboxOf, networkOf } from './who.js';

describe('whom a limit counts', () => {
  it.each([
    ['jeong@firm.example', 'jeong@firm.example'],
    ['jeong+1@firm.example', 'jeong@firm.example'],
    ['jeong+a+b@firm.example', 'jeong@firm.example'],
    ['+@firm.example', '@firm.example'],
  ])('%s is the mailbox %s', (email, mailbox) => {
    expect(mailboxOf(email)).toBe(mailbox);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is of the network %s', (ip, network) => {
    expect(networkOf(ip)).toBe(network);
  });
});
