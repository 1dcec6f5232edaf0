import { createHash } from 'node:crypto';

/**
 * An id made from what a row is (UUID version 8, RFC 9562), so that the same file gives the same ids on
 * every machine: the engine breaks ties by id, and a round should not depend on who imported the file.
 */
export function stableId(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
  const variant = '89ab'[parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  const marked = `${hex.slice(0, 12)}8${hex.slice(13, 16)}${variant}${hex.slice(17)}`;
  return marked.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
