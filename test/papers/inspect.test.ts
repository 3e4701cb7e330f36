import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRefused, type PaperFinding } from '../../src/domain/paperFinding.ts';
import { LARGEST_FILE, MOST_PAGES } from '../../src/papers/limits.ts';
import { createPapers } from '../../src/papers/papers.ts';
import { bomb, lockedPdf, pdf, protectedPdf } from './pdfs.ts';
import { altered, sheet } from './pictures.ts';

const papers = createPapers();
afterAll(() => papers.close());

const OPTIONS = { today: '2026-09-09', months: 3, caption: null };
const text = (words: string) => new TextEncoder().encode(words);
const bytes = (...head: readonly number[]) => Uint8Array.from([...head, ...new Array(600).fill(0)]);

async function found(file: Uint8Array, options = {}): Promise<readonly PaperFinding[]> {
  return (await papers.inspect(file, { ...OPTIONS, ...options })).findings;
}

/** A PNG that says it is of that size, and holds nothing. */
function hollowPng(width: number, height: number): Buffer {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  );
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  return png;
}

/** The head of a photo as iPhones save it. */
const HEIC = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic'),
  Buffer.alloc(600),
]);

describe('a file that is no paper', () => {
  const refused = (family: string) => [{ code: 'type_refuse', family }];
  const table: readonly (readonly [string, Uint8Array, readonly object[]])[] = [
    ['nothing', new Uint8Array(), [{ code: 'vide' }]],
    [
      'more than 20 MB',
      new Uint8Array(LARGEST_FILE + 1),
      [{ code: 'trop_gros', size: LARGEST_FILE + 1, limit: LARGEST_FILE }],
    ],
    ['words', text('Bonjour, voici ma fiche de paie'), refused('inconnu')],
    ['a zip', bytes(0x50, 0x4b, 0x05, 0x06), refused('archive')],
    ['a programme renamed facture.pdf', bytes(0x4d, 0x5a, 0x90, 0), refused('programme')],
    [
      'an old Word document',
      bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      refused('bureautique'),
    ],
    ['an animation', text(`GIF89a${'\0'.repeat(60)}`), refused('image')],
    [
      'a voice note',
      text(`OggS\0\x02${'\0'.repeat(22)}OpusHead${'\0'.repeat(60)}`),
      refused('son'),
    ],
    ['a drawing (SVG)', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), refused('inconnu')],
    ['a photo of an iPhone', HEIC, [{ code: 'heic_illisible' }]],
    [
      'a picture of 900 million pixels in 70 bytes',
      hollowPng(30_000, 30_000),
      [{ code: 'image_geante', megapixels: 900, limit: 64 }],
    ],
    ['a picture with nothing in it', hollowPng(500, 500), [{ code: 'image_abimee' }]],
    [
      'the head of a PDF',
      text('%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n'),
      [{ code: 'pdf_abime' }],
    ],
  ];
  it.each(table)('%s', async (_name, file, findings) => {
    const inspection = await papers.inspect(file, OPTIONS);
    expect(inspection).toMatchObject({ findings, pages: 0, prints: null, dateFound: null });
    expect(isRefused(inspection.findings)).toBe(true);
  });
});

describe('a picture', () => {
  it('is a paper of one page', async () => {
    const inspection = await papers.inspect(await sheet(), OPTIONS);
    expect(inspection).toMatchObject({ type: 'image/png', pages: 1, findings: [] });
  });

  it('that did not come whole is damaged', async () => {
    const whole = await altered(await sheet(), (one) => one);
    const half = whole.subarray(0, whole.length / 2);
    expect(await found(half)).toEqual([{ code: 'image_abimee' }]);
  });

  it('that is hard to read is kept, and asked again', async () => {
    const findings = await found(await altered(await sheet(), (one) => one.blur(6)));
    expect(findings).toMatchObject([{ code: 'flou' }]);
    expect(isRefused(findings)).toBe(false);
  });

  it('whose words hold a card number is refused', async () => {
    const caption = 'ma carte 4111111111111111';
    const findings = await found(await sheet(), { caption });
    expect(findings).toEqual([{ code: 'carte_bancaire', where: 'legende' }]);
    expect(isRefused(findings)).toBe(true);
  });
});

describe('a PDF', () => {
  it('gives its pages and the latest date in its words', async () => {
    const file = await pdf('Facture du 5 août 2026', 'à payer avant le 30/10/2026', 'fin');
    const inspection = await papers.inspect(file, OPTIONS);
    expect(inspection).toMatchObject({
      type: 'application/pdf',
      pages: 3,
      findings: [],
      dateFound: '2026-08-05',
    });
  });

  it('that is older than asked is a hint only', async () => {
    const file = await pdf('Facture du 5 mars 2026');
    const findings = await found(file);
    expect(findings).toEqual([{ code: 'trop_ancien', date: '2026-03-05', months: 3 }]);
    expect(isRefused(findings)).toBe(false);
    expect(await found(file, { months: 12 })).toEqual([]);
    expect(await found(file, { months: null })).toEqual([]);
  });

  const table: readonly (readonly [string, () => Promise<Uint8Array>, readonly object[]])[] = [
    [
      'with bytes before its head',
      async () => Buffer.concat([Buffer.from('\r\n\r\n'), await pdf('Une facture')]),
      [],
    ],
    ['that may not be changed', () => protectedPdf('Relevé de compte'), []],
    ['that asks for a password', () => lockedPdf('Relevé de compte'), [{ code: 'pdf_verrouille' }]],
    [
      'cut in the middle',
      async () => (await pdf('Une facture')).subarray(0, 500),
      [{ code: 'pdf_abime' }],
    ],
    [
      'with a bank card in it',
      () => pdf('Carte 4111 1111 1111 1111'),
      [{ code: 'carte_bancaire', where: 'pdf' }],
    ],
    ['with as many pages as may be', () => pdf(...new Array(MOST_PAGES).fill('page')), []],
    [
      'with one page more',
      () => pdf(...new Array(MOST_PAGES + 1).fill('page')),
      [{ code: 'pdf_trop_de_pages', pages: MOST_PAGES + 1, limit: MOST_PAGES }],
    ],
    [
      'of 400 kilobytes that becomes 400 megabytes',
      async () => bomb(400 * 1024 ** 2),
      [{ code: 'pdf_trop_lourd', why: 'memoire' }],
    ],
  ];
  it.each(table)('%s', async (_name, make, findings) => {
    expect(await found(await make())).toEqual(findings);
  });

  it('that takes too long is left, and the next one is read', async () => {
    const hurried = createPapers({ pdfReadMs: 1 });
    expect((await hurried.inspect(await pdf('lent'), OPTIONS)).findings).toEqual([
      { code: 'pdf_trop_lourd', why: 'temps' },
    ]);
    await hurried.close();
    expect(await found(await pdf('suivant'))).toEqual([]);
  });
});

describe('receiving', () => {
  it('gives a picture to keep and a small one', async () => {
    const { inspection, kept, thumbnail } = await papers.receive(await sheet(), OPTIONS);
    expect(inspection.findings).toEqual([]);
    expect(kept?.type).toBe('image/jpeg');
    expect((await sharp(kept?.bytes).metadata()).height).toBe(2338);
    expect((await sharp(thumbnail ?? undefined).metadata()).height).toBe(360);
  });

  it('keeps a PDF to the byte, and draws its first page', async () => {
    const file = await pdf('Une facture\n'.repeat(30));
    const { kept, thumbnail } = await papers.receive(file, OPTIONS);
    expect(kept).toEqual({ type: 'application/pdf', bytes: file });
    const { width, height } = await sharp(thumbnail ?? undefined).metadata();
    expect([width, height]).toEqual([255, 360]);
    const { channels } = await sharp(thumbnail ?? undefined).stats();
    expect(channels[0]?.mean).toBeGreaterThan(200);
    expect(channels[0]?.min).toBeLessThan(150);
  });

  it('keeps nothing that is refused', async () => {
    const { kept, thumbnail } = await papers.receive(await lockedPdf('secret'), OPTIONS);
    expect([kept, thumbnail]).toEqual([null, null]);
  });

  it('draws a sheet for a PDF that cannot be drawn', async () => {
    const drawn = await papers.thumbnail(await lockedPdf('secret'), 'application/pdf');
    expect((await sharp(drawn).metadata()).height).toBe(360);
  });

  it('says what we did wrong when a picture that does not decode is cleaned', async () => {
    await expect(papers.clean(text('rien'), 'image/png')).rejects.toThrow('4 bytes');
  });
});

describe('any bytes', () => {
  let valid: readonly Uint8Array[];
  beforeAll(async () => {
    const picture = await sheet({ dpi: 40 });
    const [jpeg, webp] = [
      await sharp(picture).jpeg().toBuffer(),
      await sharp(picture).webp().toBuffer(),
    ];
    valid = [picture, jpeg, webp, await pdf('Une facture', 'page 2'), deflateSync(picture), HEIC];
  });

  it('never make it throw: random ones, and files of ours cut and changed', async () => {
    const random = fc.uint8Array({ maxLength: 3_000 });
    const damaged = fc
      .record({
        which: fc.nat(5),
        keep: fc.double({ min: 0, max: 1, noNaN: true }),
        changes: fc.array(fc.tuple(fc.nat(100_000), fc.nat(255)), { maxLength: 12 }),
      })
      .map(({ which, keep, changes }) => {
        const whole = valid[which] ?? new Uint8Array();
        const cut = Uint8Array.from(whole.subarray(0, Math.ceil(whole.length * keep)));
        for (const [at, value] of changes) if (cut.length > 0) cut[at % cut.length] = value;
        return cut;
      });
    await fc.assert(
      fc.asyncProperty(fc.oneof(random, { arbitrary: damaged, weight: 4 }), async (file) => {
        const { findings, type, prints, pages } = await papers.inspect(file, OPTIONS);
        expect(isRefused(findings)).toBe(pages === 0);
        expect(prints === null).toBe(pages === 0);
        expect(pages === 0 || type !== null).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
