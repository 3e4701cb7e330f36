import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { decode, KEPT_SIDE, type Pixels } from '../../src/papers/picture/decode.ts';
import { encodeKept, encodeThumbnail, THUMBNAIL_SIDE } from '../../src/papers/picture/encode.ts';
import { greyOf, lookAtPicture } from '../../src/papers/picture/look.ts';
import { measure } from '../../src/papers/picture/measure.ts';
import { altered, noisy, photo, sheet } from './pictures.ts';

async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const decoded = await decode(bytes);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.pixels;
}

async function found(bytes: Uint8Array): Promise<readonly string[]> {
  const pixels = await pixelsOf(bytes);
  return (await lookAtPicture(pixels, await greyOf(pixels))).map(({ code }) => code);
}

let page: Buffer;
let onTable: Buffer;
beforeAll(async () => {
  page = await sheet();
  onTable = await photo(page);
});

describe('what a picture of a page looks like', () => {
  const table: readonly (readonly [string, () => Promise<Buffer>, readonly string[]])[] = [
    ['a sharp page', async () => page, []],
    ['a photo on a dark table', async () => onTable, []],
    [
      'a page saved as small as can be',
      () => altered(page, (one) => one.jpeg({ quality: 30 })),
      [],
    ],
    ['a page with the noise of a phone', () => noisy(page, 40), []],
    ['one line of text', () => sheet({ words: 'Je soussigné héberge Madame Martin.' }), []],
    ['a page at 70 dots per inch', () => sheet({ dpi: 70 }), []],
    ['a page in half light', () => altered(page, (one) => one.linear(0.5, 0)), []],
    ['a page a little soft', () => altered(page, (one) => one.blur(2)), []],
    ['a soft photo on a table', () => altered(onTable, (one) => one.blur(2)), []],
    ['a blurred page', () => altered(page, (one) => one.blur(4)), ['flou']],
    ['a very blurred page', () => altered(page, (one) => one.blur(9)), ['flou']],
    [
      'a blurred page with noise',
      async () => noisy(await altered(page, (i) => i.blur(5)), 20),
      ['flou'],
    ],
    ['a blurred photo on a table', () => altered(onTable, (one) => one.blur(9)), ['flou']],
    ['a page in the dark', () => altered(page, (one) => one.linear(0.2, 0)), ['trop_sombre']],
    ['a black picture', () => altered(page, (one) => one.linear(0.01, 0)), ['trop_sombre']],
    ['an empty page', () => sheet({ words: '' }), ['presque_vide']],
    [
      'an empty page with noise',
      async () => noisy(await sheet({ words: '' }), 40),
      ['presque_vide'],
    ],
    ['a page at 50 dots per inch', () => sheet({ dpi: 50 }), ['trop_petit']],
    [
      'a thumbnail in the dark',
      async () => altered(await sheet({ dpi: 30 }), (i) => i.linear(0.1, 0)),
      ['trop_petit', 'trop_sombre'],
    ],
    [
      'a strip of a page',
      () => altered(page, (i) => i.extract({ left: 0, top: 200, width: 1600, height: 120 })),
      ['trop_petit'],
    ],
  ];
  it.each(table)('%s', async (_name, make, codes) => {
    expect(await found(await make())).toEqual(codes);
  });

  it('is less and less steep the more it is blurred, whatever its light', async () => {
    const steepness = async (sigma: number, light: number) => {
      const bytes = await altered(page, (one) => one.blur(sigma).linear(light, 0));
      return (await measure(await greyOf(await pixelsOf(bytes)))).steepness;
    };
    for (const light of [1, 0.6]) {
      const measured = await Promise.all([1, 2, 3, 4].map((sigma) => steepness(sigma, light)));
      expect(measured).toEqual([...measured].sort((one, other) => other - one));
    }
    expect(Math.abs((await steepness(2, 1)) - (await steepness(2, 0.6)))).toBeLessThan(0.08);
  });
});

describe('a picture that is kept', () => {
  it('has no place, no phone and no date in it any more', async () => {
    const exif = {
      IFD0: { Make: 'Téléphone', Copyright: 'Zoé' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 13/1 5/1' },
    };
    const taken = await sharp(page).withExif(exif).jpeg().toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const kept = await sharp(await encodeKept(await pixelsOf(taken))).metadata();
    expect([kept.exif, kept.xmp, kept.iptc, kept.icc]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('stands upright, in the pixels', async () => {
    const halves = sharp({
      create: { width: 400, height: 200, channels: 3, background: '#000000' },
    });
    const white = {
      create: { width: 200, height: 200, channels: 3, background: '#ffffff' },
    } as const;
    const lying = await halves
      .composite([{ input: white, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const kept = await encodeKept(await pixelsOf(lying));
    const { data, info } = await sharp(kept)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([200, 400]);
    // The left half came white: turned a quarter to the right, it is on top.
    expect(data[50 * 200 + 100]).toBeGreaterThan(250);
    expect(data[350 * 200 + 100]).toBeLessThan(5);
  });

  it.each(['png', 'webp', 'jpeg'] as const)(
    'comes as %s and is a JPEG of a bounded size',
    async (format) => {
      const kept = await encodeKept(
        await pixelsOf(await sharp(onTable).toFormat(format).toBuffer()),
      );
      const { format: out, width, height } = await sharp(kept).metadata();
      expect([out, width, height]).toEqual(['jpeg', KEPT_SIDE * 0.75, KEPT_SIDE]);
    },
  );

  it('is on white where it was transparent', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const glass = await sharp({ create: { width: 50, height: 50, channels: 4, background: clear } })
      .png()
      .toBuffer();
    const { data } = await pixelsOf(glass);
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
  });

  it('has a small picture for cards', async () => {
    const small = await encodeThumbnail(await pixelsOf(page));
    expect(small.length).toBeLessThan(30_000);
    expect((await sharp(small).metadata()).height).toBe(THUMBNAIL_SIDE);
  });
});
