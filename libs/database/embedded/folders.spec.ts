import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { newDataFolder } from '#test/support/embedded.js';

import { findHome, makeHome } from './folders.js';

const root = process.getuid?.() === 0;
let dataDir: string;
let lines: string[];

beforeEach(() => {
  dataDir = newDataFolder();
  lines = [];
});

afterEach(() => {
  chmodSync(dirname(dataDir), 0o755);
  rmSync(dirname(dataDir), { recursive: true, force: true });
});

function make(folder: string) {
  const home = makeHome(folder, (line) => lines.push(line));
  if (home.folder.startsWith('/var/lib/')) rmSync(home.folder, { recursive: true });
  return home;
}

describe('where the data stand', () => {
  it('is the wanted folder, which may be new', () => {
    expect(make(join(dataDir, 'a', 'b')).folder).toBe(join(dataDir, 'a', 'b'));
    expect(lines).toEqual([]);
  });

  it('is elsewhere when root wants a folder that the user of the server cannot enter, and says so', () => {
    chmodSync(dirname(dataDir), 0o700);
    const { folder } = make(dataDir);
    expect(folder.startsWith('/var/lib/showcase-match/')).toBe(root);
    expect(lines.join()).toContain(root ? `its data are in ${folder}` : '');
    expect(statSync(dirname(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('opens an empty folder no further than needed, and no folder with files of others', () => {
    chmodSync(dataDir, 0o700);
    expect(make(dataDir).folder).toBe(dataDir);
    expect(statSync(dataDir).mode & 0o777).toBe(root ? 0o701 : 0o700);
    chmodSync(dataDir, 0o700);
    writeFileSync(join(dataDir, 'diary'), '');
    expect(make(dataDir).folder === dataDir).toBe(!root);
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
  });

  it('can be entered by the user of the server under a strict umask', () => {
    const before = process.umask(0o077);
    try {
      make(join(dataDir, 'a', 'b'));
    } finally {
      process.umask(before);
    }
    expect(statSync(join(dataDir, 'a')).mode & 0o777).toBe(root ? 0o755 : 0o700);
  });

  it('is looked up without making anything', () => {
    rmSync(dataDir, { recursive: true });
    expect(findHome(dataDir).folder).toBe(dataDir);
    expect(existsSync(dataDir)).toBe(false);
    mkdirSync(dataDir);
  });
});
