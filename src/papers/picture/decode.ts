import sharp, { type OutputInfo, type Sharp } from 'sharp';
import { MOST_MEGAPIXELS, PICTURE_SECONDS } from '../limits.ts';

/** Long side of a picture that is kept, in pixels: an A4 page at 205 dots per inch, text of 10 points 16 high. */
export const KEPT_SIDE = 2400;

/** A picture decoded once, upright, without its metadata, on white, at most `KEPT_SIDE` long. */
export type Pixels = {
  readonly data: Buffer;
  /** Red, green and blue, 8 bits each. */
  readonly info: Pick<OutputInfo, 'width' | 'height' | 'channels'>;
  /** Sides of the picture as it came, in pixels. */
  readonly short: number;
  readonly long: number;
};

export type Decoded =
  | { readonly ok: true; readonly pixels: Pixels }
  | { readonly ok: false; readonly problem: 'abimee' }
  | { readonly ok: false; readonly problem: 'geante'; readonly megapixels: number };

/**
 * Decodes a picture, once for all that is done with it, on the library's own threads. A picture that is
 * cut or broken is `abimee`; one that asks for more than `MOST_MEGAPIXELS` is not even begun. Never throws.
 */
export async function decode(bytes: Uint8Array): Promise<Decoded> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    const megapixels = (width * height) / 1e6;
    if (megapixels > MOST_MEGAPIXELS) return { ok: false, problem: 'geante', megapixels };
    const { data, info } = await upright(bytes).raw().toBuffer({ resolveWithObject: true });
    const sides = { short: Math.min(width, height), long: Math.max(width, height) };
    return { ok: true, pixels: { data, info, ...sides } };
  } catch {
    return { ok: false, problem: 'abimee' };
  }
}

/** Warnings are let through: many phones write some. Bytes that miss or lie are not. */
function upright(bytes: Uint8Array): Sharp {
  return sharp(bytes, { failOn: 'error', limitInputPixels: MOST_MEGAPIXELS * 1e6 })
    .autoOrient()
    .timeout({ seconds: PICTURE_SECONDS })
    .resize({ width: KEPT_SIDE, height: KEPT_SIDE, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');
}

/** The pixels again, to resize or encode. */
export function fromPixels({ data, info }: Pixels): Sharp {
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } });
}
