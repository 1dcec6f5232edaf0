import sharp from 'sharp';

import { FileError } from './file-error.js';
import type { FileKind } from './stored-file.entity.js';

/** Longer edge in pixels, and pixels of the original at most: a scan of A4 at 600 dpi has 35 million. */
const limits: Record<FileKind, { edge: number; pixels: number }> = {
  logo: { edge: 512, pixels: 25_000_000 },
  certificate: { edge: 3000, pixels: 40_000_000 },
};

const secondsMost = 20;

// Images come one by one from strangers: nothing of one is kept for the next.
sharp.cache(false);

/**
 * Draws an image anew as WebP: upright, no larger than needed, without metadata, the first frame only.
 * @throws FileError `file.too-many-pixels` before anything is unpacked; `file.broken`
 */
export async function encodeImage(kind: FileKind, content: Buffer): Promise<Buffer> {
  const { edge, pixels } = limits[kind];
  try {
    const image = sharp(content, { limitInputPixels: pixels, failOn: 'warning', pages: 1 });
    const drawn = image
      .timeout({ seconds: secondsMost })
      .rotate()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true });
    return await drawn.webp({ quality: 88, effort: 3 }).toBuffer();
  } catch (error) {
    const tooLarge = error instanceof Error && /pixel limit/.test(error.message);
    throw new FileError(tooLarge ? 'file.too-many-pixels' : 'file.broken');
  }
}
