import { crc32, deflateSync } from 'node:zlib';

import sharp from 'sharp';

/** Files as strangers may hand them in: honest ones and those that are not what they seem. */

export function image(format: 'png' | 'jpeg' | 'webp' | 'gif', width = 900, height = 600) {
  const create = { width, height, channels: 3 as const, background: '#2447b8' };
  return sharp({ create })[format]().toBuffer();
}

/** A photograph that tells where and with what it was taken. */
export function photoWithPlace(): Promise<Buffer> {
  const create = { width: 300, height: 200, channels: 3 as const, background: '#336699' };
  return sharp({ create })
    .jpeg()
    .withExif({
      IFD0: { Make: 'SpyCam', Copyright: 'Seoyeon' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 0/1', GPSLongitudeRef: 'E' },
    })
    .toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black PNG of one bit a pixel: 30,000 x 30,000 unpack to 900 million pixels from a small file. */
export function bomb(edge = 30_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(edge, 0);
  header.writeUInt32BE(edge, 4);
  header[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(edge / 8)) * edge);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A PDF of one empty page; `catalog` goes into its root, `objects` between the others. */
export function pdf({
  catalog = '',
  objects = Buffer.alloc(0),
  size = 0,
}: { catalog?: string; objects?: Buffer; size?: number } = {}): Buffer {
  const parts = [
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
    objects,
    Buffer.from('xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\n'),
    Buffer.from('startxref\n100\n%%EOF\n'),
  ];
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (size > length)
    parts.splice(
      3,
      0,
      Buffer.concat([Buffer.from('%'), Buffer.alloc(size - length - 2, 'x'), Buffer.from('\n')]),
    );
  return Buffer.concat(parts);
}

/** The script hidden in a packed stream of objects, as PDF 1.5 allows. */
export function pdfWithHiddenScript(): Buffer {
  const packed = deflateSync(Buffer.from('7 0 << /S /JavaScript /JS (app.alert(1)) >>'));
  const head = `5 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  return pdf({
    objects: Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\n')]),
  });
}
