import { readFile } from 'node:fs/promises';

import type { DataSource } from 'typeorm';

import { applyErasures, listErasures } from '#libs/privacy/erasures.js';

/** `showcase erasures list`: a line for each erasure, the hash of the address and when. */
export async function listErasuresCommand(dataSource: DataSource): Promise<void> {
  const erasures = await listErasures(dataSource);
  for (const { addressHash, at } of erasures)
    process.stdout.write(`${addressHash} ${at.toISOString()}\n`);
}

/** `showcase erasures apply`: erases again who came back by a restore. */
export async function applyErasuresCommand(
  dataSource: DataSource,
  file: string,
  publicUrl: string,
): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const erasures = lines.map((line, index) => {
    const [addressHash = '', time = ''] = line.trim().split(' ');
    const at = new Date(time);
    if (!/^[0-9a-f]{64}$/.test(addressHash) || Number.isNaN(at.getTime()))
      throw new Error(`${file}, line ${index + 1}: not a line of "showcase erasures list"`);
    return { addressHash, at };
  });
  const count = await applyErasures(dataSource, erasures, publicUrl);
  process.stdout.write(`${count} erased again\n`);
}
