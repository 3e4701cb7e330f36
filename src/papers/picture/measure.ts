import { setImmediate } from 'node:timers/promises';

/** A picture in grey, one byte a pixel, line after line. */
export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };

export type Measures = {
  /** Light of the lightest twentieth of the picture, 0 to 255: the paper itself, on any table. */
  readonly light: number;
  /** Share of the tiles with something on them, 0 to 1. */
  readonly busy: number;
  /** Median over these tiles of the steepest step between two neighbours, as a share of the tile's range. */
  readonly steepness: number;
};

/** Side of a tile in pixels: a line of text at the size that is measured. */
const TILE = 16;

/** Rows of tiles that are measured before others may run. */
const ROWS = 15;

/** From this difference between its lightest and its darkest pixel on, a tile has something on it. */
const SOMETHING = 40;

/**
 * Measures a picture. An edge that is sharp goes from dark to light in one pixel (steepness 1), one that is
 * blurred by n pixels in 2.5 n of them: the measure does not depend on contrast, nor on how full a page is.
 * Lets others run in between: 15 ms of work for a picture of 1 200 pixels, 3 at a time.
 */
export async function measure(grey: Grey): Promise<Measures> {
  const steps: number[] = [];
  let tiles = 0;
  for (let y = 0; y + TILE <= grey.height; y += TILE) {
    if (y % (ROWS * TILE) === 0) await setImmediate();
    for (let x = 0; x + TILE <= grey.width; x += TILE) {
      const { range, step } = measureTile(grey, x, y);
      tiles += 1;
      if (range >= SOMETHING) steps.push(step / range);
    }
  }
  steps.sort((one, other) => one - other);
  return {
    light: lightOf(grey.data),
    busy: tiles === 0 ? 0 : steps.length / tiles,
    steepness: steps[Math.floor(steps.length / 2)] ?? 0,
  };
}

/** The range of a tile, and its steepest step to the right or down. */
function measureTile({ data, width }: Grey, left: number, top: number) {
  let [darkest, lightest, step] = [255, 0, 0];
  for (let y = 0; y < TILE; y += 1) {
    const line = (top + y) * width + left;
    for (let x = 0; x < TILE; x += 1) {
      const here = data[line + x] ?? 0;
      if (here < darkest) darkest = here;
      if (here > lightest) lightest = here;
      const right = x + 1 < TILE ? Math.abs((data[line + x + 1] ?? 0) - here) : 0;
      const down = y + 1 < TILE ? Math.abs((data[line + x + width] ?? 0) - here) : 0;
      if (right > step) step = right;
      if (down > step) step = down;
    }
  }
  return { range: lightest - darkest, step };
}

function lightOf(data: Uint8Array): number {
  const counts = new Uint32Array(256);
  // By index: an iterator over a million bytes takes five times as long.
  for (let at = 0; at < data.length; at += 1) {
    const value = data[at] ?? 0;
    counts[value] = (counts[value] ?? 0) + 1;
  }
  let left = data.length / 20;
  for (let value = 255; value > 0; value -= 1) {
    left -= counts[value] ?? 0;
    if (left <= 0) return value;
  }
  return 0;
}
