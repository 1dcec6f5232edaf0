import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { InstanceError } from '#libs/matching/instance-error.js';

const UNPACKED_BYTES_MAX = 512 * 1024 * 1024;

/**
 * Reads a JSON file, plain or gzip (told by its first two bytes).
 * @throws InstanceError `file.unreadable`, `file.gzip`, `file.encoding` or `file.json`, with the file as path.
 */
export async function readJsonFile(file: string): Promise<unknown> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new InstanceError('file.unreadable', file, `cannot read ${file}: ${reasonOf(error)}`);
  });
  const text = decode(unpack(bytes, file), file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InstanceError('file.json', file, `${file} is not JSON: ${reasonOf(error)}`);
  }
}

function unpack(bytes: Buffer, file: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: UNPACKED_BYTES_MAX });
  } catch (error) {
    throw new InstanceError('file.gzip', file, `cannot unpack ${file}: ${reasonOf(error)}`);
  }
}

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InstanceError('file.encoding', file, `${file} is not UTF-8`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A line on standard error for each problem: code, what is wrong and where, and the value found there. */
export function printError(error: unknown): void {
  const problems =
    error instanceof InstanceError
      ? error.problems
      : [{ code: 'unexpected', message: reasonOf(error) }];
  for (const problem of problems) {
    const found = 'value' in problem ? ` (found ${shorten(JSON.stringify(problem.value))})` : '';
    process.stderr.write(`${problem.code}: ${problem.message.replace(/\s+/g, ' ')}${found}\n`);
  }
}

const VALUE_LENGTH_MAX = 120;

function shorten(text: string): string {
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX)}…` : text;
}
