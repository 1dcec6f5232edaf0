import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Timetable } from '#libs/matching/instance.js';

import { solveCommand } from './solve.js';
import { verifyCommand } from './verify.js';

const example = fileURLToPath(new URL('../../test/matching-data/example.json', import.meta.url));

let folder: string;
let printed: string;
let complained: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'solve-'));
  printed = '';
  complained = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text, ...rest: unknown[]) => {
    printed += String(text);
    const done = rest.find((one): one is () => void => typeof one === 'function');
    done?.();
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained += String(text);
    return true;
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  await rm(folder, { recursive: true });
});

async function write(name: string, content: string | Buffer): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

describe('solve and verify', () => {
  test('a file in, a file out, confirmed', async () => {
    const out = join(folder, 'out.json');
    expect(await solveCommand(example, { out, seed: '3', budget: 'quick' })).toBe(0);
    expect(await verifyCommand(example, out)).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({
      feasible: true,
      value: 2450,
      claimedValue: 2450,
      gapPct: 0,
    });
  });

  test('a gzip file by any name gives the same bytes on standard output, but for the time', async () => {
    const packed = await write('any.name', gzipSync(await readFile(example)));
    const timeless = (text: string) => ({ ...(JSON.parse(text) as Timetable), elapsedMs: 0 });
    expect(await solveCommand(packed, { budget: 500 })).toBe(0);
    const first = timeless(printed);
    printed = '';
    expect(await solveCommand(example, { budget: '500' })).toBe(0);
    expect(timeless(printed)).toEqual(first);
    expect(first).toMatchObject({ format: 'showcase-timetable/1', seed: 1, value: 2450 });
  });

  test('a timetable that breaks a rule or claims too much: exit 1', async () => {
    const out = join(folder, 'out.json');
    await solveCommand(example, { out });
    const right = JSON.parse(await readFile(out, 'utf8')) as Timetable;
    const claims = await write(
      'claims.json',
      JSON.stringify({ ...right, value: 9999, bound: 9999 }),
    );
    expect(await verifyCommand(example, claims)).toBe(1);
    Object.assign(right.meetings[0] ?? {}, { slot: 's2' });
    expect(await verifyCommand(example, await write('moved.json', JSON.stringify(right)))).toBe(1);
  });

  test.each([
    ['no such file', 'file.unreadable', null],
    ['not JSON', 'file.json', '{'],
    ['half a gzip file', 'file.gzip', gzipSync('{"format":1}').subarray(0, 20)],
    ['not UTF-8', 'file.encoding', Buffer.from([0x22, 0xff, 0x22])],
    ['no instance', 'instance.format', '{}'],
  ])('%s: exit 2, one line, nothing written', async (_, code, content) => {
    const file = content === null ? join(folder, 'none') : await write('in', content);
    const out = join(folder, 'out.json');
    expect(await solveCommand(file, { out })).toBe(2);
    expect(await verifyCommand(file, file)).toBe(2);
    expect(complained.split('\n')).toEqual([
      expect.stringMatching(`^${code}: `),
      complained.split('\n')[1],
      '',
    ]);
    expect(printed).toBe('');
    await expect(readFile(out)).rejects.toThrow('ENOENT');
  });

  test.each([
    [{ seed: 'x' }, 'options.seed'],
    [{ budget: 'fast' }, 'options.budget'],
  ])('an option that is none: %j', async (options, code) => {
    expect(await solveCommand(example, options)).toBe(2);
    expect(complained).toMatch(code);
  });
});
