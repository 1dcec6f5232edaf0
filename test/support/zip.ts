import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { crc32, deflateRawSync } from 'node:zlib';

import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

export interface ZipEntry {
  name: string;
  content: Buffer | string;
  /** The unpacked size that the headers tell, when it is to be a lie. */
  claimed?: number;
}

/** A zip archive, written by hand so that it may be one that no honest tool writes. */
export function zipOf(entries: ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of entries) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimed ?? bytes.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    locals.push(Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed);
    centrals.push(Buffer.from('PK\x01\x02\x14\x00'), fields, rest, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const office = 'http://schemas.openxmlformats.org';

/** A workbook of one sheet called Tables, whose rows are given as the XML of the format. */
export function workbookOfXml(rows: string): Buffer {
  const part = `${office}/spreadsheetml/2006/main`;
  const relation = `${office}/officeDocument/2006/relationships`;
  const relations = (type: string, target: string) =>
    `<Relationships xmlns="${office}/package/2006/relationships">` +
    `<Relationship Id="rId1" Type="${relation}/${type}" Target="${target}"/></Relationships>`;
  return zipOf([
    {
      name: '[Content_Types].xml',
      content: `<Types xmlns="${office}/package/2006/content-types"/>`,
    },
    { name: '_rels/.rels', content: relations('officeDocument', 'xl/workbook.xml') },
    {
      name: 'xl/workbook.xml',
      content:
        `<workbook xmlns="${part}" xmlns:r="${relation}"><sheets>` +
        '<sheet name="Tables" sheetId="1" r:id="rId1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations('worksheet', 'worksheets/sheet1.xml'),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `<worksheet xmlns="${part}"><sheetData>${rows}</sheetData></worksheet>`,
    },
  ]);
}

/** The files of an archive as text, by name. */
export async function readZip(bytes: Buffer): Promise<Record<string, string>> {
  const archive = await promisify<Buffer, object, ZipFile>(fromBuffer)(bytes, { autoClose: false });
  const entries: Entry[] = [];
  await new Promise((resolve, reject) => {
    archive.on('entry', (entry: Entry) => entries.push(entry));
    archive.on('end', resolve);
    archive.on('error', reject);
  });
  const open = promisify(archive.openReadStream.bind(archive)) as (
    entry: Entry,
  ) => Promise<NodeJS.ReadableStream>;
  const files: Record<string, string> = {};
  for (const entry of entries) files[entry.fileName] = await text(await open(entry));
  return files;
}
