import { constants, inflateSync } from 'node:zlib';

import { FileError } from './file-error.js';

/** Actions that run something in the reader's viewer (ISO 32000-1, 12.6.4). */
const active = /\/(JavaScript|Launch|RichMedia|ImportData)\b/;

/** Object streams are unpacked to look into, up to this many bytes in all. */
const unpackedMost = 32 * 1024 * 1024;

/**
 * Whether a PDF holds together as far as can be told without drawing it, and starts nothing by itself.
 * An encrypted one keeps what it holds to itself; it is served as a download only, like every other.
 * @throws FileError `file.broken`, `file.active`
 */
export function checkPdf(content: Buffer): void {
  // One character a byte, so that places in the text are places in the file.
  const text = content.toString('latin1');
  const tail = text.slice(-2048);
  const whole = text.startsWith('%PDF-') && /startxref\s+\d+/.test(tail) && tail.includes('%%EOF');
  if (!whole || !/\d+ \d+ obj\b/.test(text)) throw new FileError('file.broken');
  if (runsSomething(text)) throw new FileError('file.active');
  let left = unpackedMost;
  for (const stream of objectStreams(text, content)) {
    const unpacked = unpack(stream, left);
    left -= unpacked.length;
    if (left <= 0) throw new FileError('file.broken');
    if (runsSomething(unpacked)) throw new FileError('file.active');
  }
}

/** Names may be spelled in hexadecimal: `/J#61vaScript`. */
function runsSomething(text: string): boolean {
  const spelled = text.includes('#')
    ? text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
  return active.test(spelled);
}

/** Bytes of the streams that hold objects, or whose kind is spelled in a way that hides it. */
function* objectStreams(text: string, content: Buffer): Generator<Buffer> {
  let at = text.indexOf('stream');
  while (at !== -1) {
    const end = text.indexOf('endstream', at);
    if (end === -1) return;
    const header = text.slice(Math.max(0, at - 512), at);
    const dictionary = header.slice(header.lastIndexOf('obj'));
    const from = at + 'stream'.length + (text[at + 6] === '\r' ? 2 : 1);
    if (/ObjStm|#/.test(dictionary)) yield content.subarray(from, end);
    at = text.indexOf('stream', end + 'endstream'.length);
  }
}

/** Empty where it is packed in another way. */
function unpack(stream: Buffer, most: number): string {
  try {
    const options = { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(stream, options).toString('latin1');
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new FileError('file.broken');
    return '';
  }
}
