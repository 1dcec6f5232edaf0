import yauzl from 'yauzl';

/** Files of a zip archive, by name, as text. */
export async function filesOfZip(bytes: Buffer): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    files.set(entry.fileName, (await stream.toArray()).map(String).join(''));
  }
  return files;
}
