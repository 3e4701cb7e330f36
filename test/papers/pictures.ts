import { fileURLToPath } from 'node:url';
import sharp, { type Sharp } from 'sharp';

/** A font that comes with a library: the pictures are the same on every machine. */
const FONT = fileURLToPath(
  new URL(
    '../../standard_fonts/LiberationSans-Regular.ttf',
    import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'),
  ),
);

const SENTENCE =
  'Attestation de paiement de la Caisse d’allocations familiales. Nous certifions que vous avez perçu pour le mois de mars 2026 la somme de 543,21 €. ';

type Sheet = {
  /** Dots per inch: 200 gives a picture of 1 654 × 2 339 pixels. */
  readonly dpi?: number;
  /** What is written on the page, in 10 points; nothing for an empty page. */
  readonly words?: string;
};

/** A page of A4 in daylight with text on it, as a picture. */
export async function sheet({
  dpi = 200,
  words = SENTENCE.repeat(14),
}: Sheet = {}): Promise<Buffer> {
  const [width, height] = [Math.round(8.27 * dpi), Math.round(11.69 * dpi)];
  const blank = sharp({ create: { width, height, channels: 3, background: '#f4f2ee' } });
  if (words === '') return blank.png().toBuffer();
  const input = await sharp({
    text: {
      text: `<span foreground="#202020">${words}</span>`,
      font: 'Liberation Sans 10',
      fontfile: FONT,
      dpi,
      width: Math.round(width * 0.8),
      rgba: true,
    },
  })
    .png()
    .toBuffer();
  const [left, top] = [Math.round(width * 0.1), Math.round(height * 0.08)];
  return blank.composite([{ input, left, top }]).png().toBuffer();
}

/** A page as somebody takes it with a phone: on a dark table, a little askew, 12 million pixels. */
export async function photo(page: Buffer, degrees = 1): Promise<Buffer> {
  const background = '#5a4c40';
  const input = await sharp(page).resize(2300).rotate(degrees, { background }).png().toBuffer();
  return sharp({ create: { width: 3000, height: 4000, channels: 3, background } })
    .composite([{ input, left: 300, top: 250 }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** The picture changed as told, as a JPEG. */
export function altered(picture: Buffer, change: (image: Sharp) => Sharp): Promise<Buffer> {
  return change(sharp(picture)).jpeg({ quality: 90 }).toBuffer();
}

/** Noise as a phone adds it when there is little light. */
export async function noisy(picture: Buffer, sigma: number): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const noise = { type: 'gaussian', mean: 128, sigma } as const;
  const input = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  return altered(picture, (image) => image.composite([{ input, blend: 'soft-light' }]));
}
