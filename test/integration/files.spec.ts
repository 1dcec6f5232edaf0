import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';

import { loadShowcase, openApplication, type Application } from '#test/support/application.js';
import { memberOf, type Member } from '#test/support/client.js';
import { paperOf, upload as put } from '#test/support/uploads.js';
import { bomb, image, pdf, pdfWithHiddenScript, photoWithPlace } from '#test/factories/files.js';

let application: Application;
let korean: Member;
let rival: Member;
let american: Member;
let organiser: string;
let paper: string;

const upload = (who: Member, path: string, content: Buffer) =>
  put(application.url, who, path, content);
const logo = (content: Buffer, who = korean) =>
  upload(who, `/companies/${who.companyId}/logo`, content);

async function read(id: string, cookie: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${application.url}/files/${id}`, {
    headers: { Cookie: cookie, ...headers },
  });
  return {
    status: answer.status,
    headers: answer.headers,
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
}

beforeAll(async () => {
  application = await openApplication();
  await loadShowcase(application.dataSource);
  korean = await memberOf(application, 'K001');
  rival = await memberOf(application, 'K002');
  american = await memberOf(application, 'U001');
  organiser = await application.signIn({ email: 'organiser@showcase.example' });
  paper = await paperOf(korean);
});

afterAll(() => application.close());

describe('a logo', () => {
  it.each(['png', 'jpeg', 'webp'] as const)(
    'is drawn anew from %s, 512 pixels at most',
    async (format) => {
      const stored = await logo(await image(format));
      expect([stored.status, stored.body.contentType]).toEqual([200, 'image/webp']);
      const { bytes } = await read(stored.body.id, korean.cookie);
      const { width, height, format: kept } = await sharp(bytes).metadata();
      expect([width, height, kept]).toEqual([512, 341, 'webp']);
    },
  );

  it('leaves behind where and with what it was taken', async () => {
    const photo = await photoWithPlace();
    expect(photo.includes('SpyCam')).toBe(true);
    const { bytes } = await read((await logo(photo)).body.id, korean.cookie);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('SpyCam')).toBe(false);
  });

  it('leaves behind the page that hangs on to it', async () => {
    const page = '<script>alert(1)</script>';
    const stored = await logo(Buffer.concat([await image('png'), Buffer.from(page)]));
    expect(stored.status).toBe(200);
    expect((await read(stored.body.id, korean.cookie)).bytes.includes('script')).toBe(false);
  });

  it('replaces the one before and can be removed', async () => {
    const first = (await logo(await image('png'))).body.id;
    const second = (await logo(await image('png'))).body.id;
    expect((await read(first, korean.cookie)).status).toBe(404);
    const own = await korean.client.call<{ company: { logo: string } }>(
      'GET',
      `/participations/${korean.id}`,
    );
    expect(own.body.company.logo).toBe(second);
    await korean.client.call('DELETE', `/companies/${korean.companyId}/logo`);
    expect((await read(second, korean.cookie)).status).toBe(404);
  });

  it('is seen by whoever may see the firm, and by nobody else', async () => {
    const { id } = (await logo(await image('png'))).body;
    const stranger = await application.signIn({ email: 'stranger@elsewhere.example' });
    const statuses = await Promise.all(
      [korean.cookie, american.cookie, organiser, rival.cookie, stranger, ''].map(
        async (cookie) => (await read(id, cookie)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 200, 404, 404, 401]);
    const page = await american.client.call<{ items: { id: string; logo: string | null }[] }>(
      'GET',
      `/participations/${american.id}/directory?limit=100`,
    );
    expect(page.body.items.find((each) => each.id === korean.id)?.logo).toBe(id);
  });

  it('may be kept by browsers, and is not sent twice', async () => {
    const { id } = (await logo(await image('png'))).body;
    const first = await read(id, korean.cookie);
    expect(first.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const again = await read(id, korean.cookie, {
      // Without it, fetch asks for a fresh copy.
      'Cache-Control': 'max-age=0',
      'If-None-Match': first.headers.get('etag') ?? '',
    });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
  });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const html = '<!doctype html><script>alert(1)</script>';

describe('what is not what it seems', () => {
  it.each<[string, () => Buffer | Promise<Buffer>, number, string]>([
    ['an SVG called .png', () => Buffer.from(svg), 415, 'file.type'],
    [
      'a GIF that is a script too',
      () => Buffer.from('GIF89a/*\x00\x00*/=1;alert(1)'),
      415,
      'file.type',
    ],
    ['a GIF', () => image('gif'), 415, 'file.type'],
    ['a PDF for a logo', () => pdf(), 415, 'file.type'],
    ['nothing', () => Buffer.alloc(0), 415, 'file.type'],
    [
      'an image cut short',
      async () => (await image('jpeg', 2000, 2000)).subarray(0, 5000),
      422,
      'file.broken',
    ],
    ['30,000 x 30,000 pixels in 110 kB', () => bomb(), 422, 'file.too-many-pixels'],
  ])('refuses %s', async (_, content, status, code) => {
    const answer = await logo(await content());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each<[string, () => Buffer, number, string]>([
    ['a page called .pdf', () => Buffer.from(html), 415, 'file.type'],
    ['a page that begins like a PDF', () => Buffer.from(`%PDF-1.7\n${html}`), 422, 'file.broken'],
    ['a PDF cut short', () => pdf({ size: 5000 }).subarray(0, 3000), 422, 'file.broken'],
    [
      'a PDF with a script',
      () => pdf({ catalog: '/OpenAction << /S /JavaScript /JS (1) >>' }),
      422,
      'file.active',
    ],
    [
      'a PDF with a script spelled oddly',
      () => pdf({ catalog: '/AA << /S /J#61vaScript >>' }),
      422,
      'file.active',
    ],
    ['a PDF with a script packed away', () => pdfWithHiddenScript(), 422, 'file.active'],
    [
      'a PDF that starts a program',
      () => pdf({ catalog: '/OpenAction << /S /Launch >>' }),
      422,
      'file.active',
    ],
  ])('refuses %s', async (_, content, status, code) => {
    const answer = await upload(korean, paper, content());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it("says why in the reader's language", async () => {
    await korean.client.call('PATCH', '/me', { language: 'ko' });
    expect((await logo(Buffer.from(svg))).body.detail).toMatch(/[가-힣]/);
    await korean.client.call('PATCH', '/me', { language: 'en' });
    expect((await logo(Buffer.from(svg))).body.detail).toMatch(/kind of file/);
  });
});

describe('the paper of a certificate', () => {
  it('is kept as it is, and served as a download on which nothing runs', async () => {
    const content = pdf({ size: 700_000 });
    const { body } = await upload(
      korean,
      `${paper}?name=${encodeURIComponent('인증서 "A".exe')}`,
      content,
    );
    expect(body).toMatchObject({
      name: '인증서 "A".pdf',
      contentType: 'application/pdf',
      size: 700_000,
    });
    const { bytes, headers } = await read(body.id, korean.cookie);
    expect(bytes.equals(content)).toBe(true);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    });
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename=".*"; filename\*=UTF-8''/,
    );
  });

  it('is read by the company and the organiser only, and the look of the organiser is noted', async () => {
    const { id } = (await upload(korean, paper, pdf())).body;
    const statuses = await Promise.all(
      [korean.cookie, organiser, american.cookie, rival.cookie].map(
        async (cookie) => (await read(id, cookie)).status,
      ),
    );
    expect(statuses).toEqual([200, 200, 404, 404]);
    const [{ noted }] = await application.dataSource.query<[{ noted: number }]>(
      `select count(*)::int as noted from audit_entry where action = 'certificate.read' and participant_id = $1`,
      [korean.id],
    );
    expect(noted).toBe(1);
  });

  it('is drawn anew when it is an image', async () => {
    const { body } = await upload(korean, `${paper}?name=scan.png`, await image('png', 4000, 2000));
    expect(body).toMatchObject({ name: 'scan.webp', contentType: 'image/webp' });
    const { bytes, headers } = await read(body.id, korean.cookie);
    expect((await sharp(bytes).metadata()).width).toBe(3000);
    expect(headers.get('content-disposition')).toMatch(/^inline/);
  });

  it('refuses a name that could forge a header', async () => {
    for (const name of ['a\r\nSet-Cookie: x=1', 'a\u202Efdp.exe', 'x'.repeat(300)]) {
      const answer = await upload(korean, `${paper}?name=${encodeURIComponent(name)}`, pdf());
      expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
    }
    const { body } = await upload(
      korean,
      `${paper}?name=${encodeURIComponent('..\\../etc/a;b="c".pdf')}`,
      pdf(),
    );
    expect(body.name).toBe('a;b="c".pdf');
    const { headers } = await read(body.id, korean.cookie);
    expect(headers.get('content-disposition')).toBe('attachment; filename="a;b=\\"c\\".pdf"');
  });

  it("is put to one's own certificates only", async () => {
    const foreign = paper.replace(korean.id, rival.id);
    expect((await upload(rival, foreign, pdf())).body.code).toBe('certificate.unknown');
    expect((await upload(rival, paper, pdf())).body.code).toBe('participation.unknown');
    expect((await logo(await image('png'), { ...rival, companyId: korean.companyId })).status).toBe(
      404,
    );
  });

  it('stays when the list is saved without ids, and goes with its certificate', async () => {
    const { id } = (await upload(korean, paper, pdf())).body;
    const save = async (items: unknown[]) => {
      const own = await korean.client.call<{ version: number }>(
        'GET',
        `/participations/${korean.id}`,
      );
      const match = { 'If-Match': `"${own.body.version}"` };
      return korean.client.call(
        'PUT',
        `/participations/${korean.id}/certificates`,
        { items },
        match,
      );
    };
    const held = { standard: 'iso-9001', number: '2', issuer: null, scope: null, expiresOn: null };
    expect((await save([held])).status).toBe(200);
    expect((await read(id, korean.cookie)).status).toBe(200);
    expect((await save([held, held])).status).toBe(400);
    expect((await save([])).status).toBe(200);
    expect((await read(id, korean.cookie)).status).toBe(404);
    paper = await paperOf(korean);
  });
});
