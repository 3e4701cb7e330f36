import { rgb } from '@cantoo/pdf-lib';

/** A page of A4 in points (1/72 inch), and its margin. */
export const A4 = { short: 595.28, long: 841.89 } as const;
export const MARGIN = 42;

/** Grey that is still read on a photocopy (contrast 7:1 on white). */
export const GREY = rgb(0.33, 0.33, 0.33);
