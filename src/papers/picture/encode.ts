import { fromPixels, type Pixels } from './decode.ts';

/**
 * Quality of the pictures that are kept: text of 8 points is still whole, and a photo of 5 MB becomes
 * 0.5 to 1 MB. Colours are kept at full size beside the light, or red stamps run.
 */
const KEPT = { quality: 82, chromaSubsampling: '4:4:4' } as const;

/** Long side of a thumbnail on an advisor's card, in pixels. */
export const THUMBNAIL_SIDE = 360;

/** The picture to keep: a JPEG with no metadata at all (no place, no phone, no date). */
export function encodeKept(pixels: Pixels): Promise<Buffer> {
  return fromPixels(pixels).jpeg(KEPT).toBuffer();
}

/** A JPEG of a few kilobytes that shows which paper it is. */
export function encodeThumbnail(pixels: Pixels): Promise<Buffer> {
  return fromPixels(pixels)
    .resize({
      width: THUMBNAIL_SIDE,
      height: THUMBNAIL_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
    })
    .jpeg({ quality: 70 })
    .toBuffer();
}
