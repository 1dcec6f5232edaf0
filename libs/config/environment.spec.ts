import { describe, expect, it } from '@jest/globals';

import { EnvironmentError, readEnvironment } from './environment.js';

function problems(source: NodeJS.ProcessEnv) {
  try {
    readEnvironment(source);
  } catch (error) {
    return (error as EnvironmentError).problems;
  }
  return [];
}

describe('settings of the process', () => {
  it('has a value for every setting when nothing is given', () => {
    expect(readEnvironment({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      portGiven: false,
      dataDir: '.data',
      databaseUrl: null,
      redisUrl: null,
      smtpUrl: null,
      publicUrl: null,
      webhooksToLoopback: false,
    });
  });

  it('names every wrong setting at once, without repeating its value', () => {
    const found = problems({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      SMTP_URL: 'mail.example',
      PUBLIC_URL: 'ftp://files.example',
      WEBHOOKS_TO_LOOPBACK: 'perhaps',
      LOG_LEVEL: 'loud',
    });
    expect(found.map((problem) => problem.name)).toEqual([
      'PORT',
      'DATABASE_URL',
      'SMTP_URL',
      'PUBLIC_URL',
      'WEBHOOKS_TO_LOOPBACK',
      'LOG_LEVEL',
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('refuses a port out of range', () => {
    expect(problems({ PORT: '0' })).toHaveLength(1);
    expect(problems({ PORT: '65536' })).toHaveLength(1);
  });

  it('takes an empty variable as absent and cuts the slash of the public address', () => {
    const read = readEnvironment({ DATABASE_URL: '', PUBLIC_URL: 'https://match.example/' });
    expect(read.databaseUrl).toBeNull();
    expect(read.publicUrl).toBe('https://match.example');
  });
});
