import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';

export type UnpackedSize = 'fits' | 'too-large' | 'broken';

/**
 * Whether the entries of a zip archive unpack to at most `limit` bytes. They are unpacked and counted,
 * not believed: a zip bomb may state any size. Nothing is kept, and it stops at the limit.
 */
export async function checkUnpackedSize(bytes: Buffer, limit: number): Promise<UnpackedSize> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += await unpackedSize(zip, entry, limit - total);
      if (total > limit) return 'too-large';
    }
    return 'fits';
  } catch {
    return 'broken';
  }
}

/** Bytes of an entry; reading ends as soon as they are more than `limit`. */
async function unpackedSize(zip: ZipFile, entry: Entry, limit: number): Promise<number> {
  let size = 0;
  const stream = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    size += (chunk as Buffer).length;
    if (size > limit) break;
  }
  return size;
}
