import type { PaperFinding } from '../../domain/paperFinding.ts';
import { fromPixels, type Pixels } from './decode.ts';
import { type Grey, type Measures, measure } from './measure.ts';

/*
 * Where the thresholds come from: pages of A4 with text of 10 points in Liberation Sans, drawn at 200 dots
 * per inch (2 339 pixels), then blurred, darkened or shrunk, and read by eye. `test/papers/picture.test.ts`
 * draws them again.
 */

/**
 * The smallest long side, in pixels: 60 dots per inch for an A4 page. At 70 figures are read at ease, at 60
 * with some care, at 50 (585 pixels) 3, 6 and 8 are mixed up.
 */
export const SMALLEST_LONG = 700;

/** The smallest short side: a strip of a page is no page, a till receipt is. */
export const SMALLEST_SHORT = 250;

/**
 * The least light of the lightest twentieth. A page in daylight measures 242, in half light 121, at a
 * fifth of the light 48: there the noise of a phone hides the letters.
 */
export const LEAST_LIGHT = 60;

/**
 * The least steepness of edges (see `measure`). Sharp pages measure 0.80; blurred by 2 pixels 0.44; by 3,
 * where figures are still told apart, 0.28; by 3.5, where 3 and 8 are not, 0.24; by 4, 0.22. Strong JPEG
 * compression changes it by less than 0.01, the noise of a phone by less than 0.05: a picture that is both
 * blurred and noisy may pass.
 */
export const LEAST_STEEPNESS = 0.26;

/**
 * The least share of the picture with something on it. A page with half a line of text measures 0.004,
 * an empty one 0, with noise too. A page blurred by 12 pixels still measures 0.005, and is said blurred.
 */
export const LEAST_BUSY = 0.002;

/** Long side of the picture that is measured: enough to see blur, a quarter of the work. */
export const MEASURED_SIDE = 1200;

/** The picture in grey, as it is measured. */
export async function greyOf(pixels: Pixels): Promise<Grey> {
  const { data, info } = await fromPixels(pixels)
    .resize({
      width: MEASURED_SIDE,
      height: MEASURED_SIDE,
      fit: 'inside',
      withoutEnlargement: true,
      // Sharper ways draw light borders around letters, and take twice the time.
      kernel: 'linear',
    })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * What makes a picture hard to read: too small, too dark, nearly blank or blurred. At most one of the last
 * three: in the dark nothing else can be told.
 */
export async function lookAtPicture(
  { short, long }: Pixels,
  grey: Grey,
): Promise<readonly PaperFinding[]> {
  const small: readonly PaperFinding[] =
    long < SMALLEST_LONG || short < SMALLEST_SHORT
      ? [{ code: 'trop_petit', short, long, limit: SMALLEST_LONG }]
      : [];
  return [...small, ...lookAtLight(await measure(grey))];
}

function lookAtLight({ light, busy, steepness }: Measures): readonly PaperFinding[] {
  if (light < LEAST_LIGHT) return [{ code: 'trop_sombre', light }];
  if (busy < LEAST_BUSY) return [{ code: 'presque_vide' }];
  return steepness < LEAST_STEEPNESS ? [{ code: 'flou', steepness }] : [];
}
