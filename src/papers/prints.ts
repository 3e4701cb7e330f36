import { subtle } from 'node:crypto';
import type { Grey } from './picture/measure.ts';

/**
 * What a paper is recognised by when it comes twice. It tells something of the paper: keep it sealed, as
 * the paper itself, and forget it with the person.
 */
export type Prints = {
  /** SHA-256 of the bytes as they came, in hexadecimal. */
  readonly content: string;
  /** The picture as 64 × 64 greys, in base64; null for a PDF. */
  readonly picture: string | null;
  /** SHA-256 of the words of a PDF, without spaces; null when it has few (a scan). */
  readonly words: string | null;
};

/** How a paper is the same as another: to the byte, or as a picture or words saved another way. */
export type Sameness = 'same_file' | 'same_picture' | 'same_words';

/** Cells on a side of a print. */
const SIDE = 64;

/**
 * The largest difference of one cell, 0 to 255, between two prints of one picture. One picture that was
 * shrunk to 1 280 pixels or compressed hard differs by 2 to 9; pay slips of two months in the very same
 * frame by 25 to 41, and the same page photographed again by more than 30. Two pages that differ in one
 * figure only are the same to it: so the person is asked, and nothing is thrown away.
 */
const SAME_CELL = 14;

/** Fewer letters and digits than this are no text to compare. */
const ENOUGH_WORDS = 120;

/**
 * The first of the other papers that this one is the same as, and how; null when it is new. For a question
 * to the person (« C'est la même page ? »), except `same_file`, which is certain.
 */
export function sameAs<Id>(
  prints: Prints,
  others: readonly { readonly id: Id; readonly prints: Prints }[],
): { readonly id: Id; readonly how: Sameness } | null {
  for (const { id, prints: other } of others) {
    const how = sameness(prints, other);
    if (how !== null) return { id, how };
  }
  return null;
}

function sameness(one: Prints, other: Prints): Sameness | null {
  if (one.content === other.content) return 'same_file';
  if (one.words !== null && one.words === other.words) return 'same_words';
  const pictures = one.picture !== null && other.picture !== null;
  return pictures && samePicture(one.picture, other.picture) ? 'same_picture' : null;
}

function samePicture(one: string, other: string): boolean {
  const [cells, others] = [Buffer.from(one, 'base64'), Buffer.from(other, 'base64')];
  return (
    cells.length === others.length &&
    cells.every((cell, at) => Math.abs(cell - (others[at] ?? 0)) <= SAME_CELL)
  );
}

/** SHA-256 in hexadecimal, off the event loop. */
export async function contentPrint(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await subtle.digest('SHA-256', Uint8Array.from(bytes))).toString('hex');
}

/** The print of a PDF's words; null when there are too few. */
export async function wordsPrint(text: string): Promise<string | null> {
  const letters = text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  return letters.length < ENOUGH_WORDS ? null : contentPrint(Buffer.from(letters));
}

/** The print of a picture: the mean of each of its cells, whatever its size. */
export function picturePrint({ data, width, height }: Grey): string {
  const cells = new Uint8Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += 1) {
    const [top, bottom] = span(row, height);
    for (let column = 0; column < SIDE; column += 1) {
      const [left, right] = span(column, width);
      let sum = 0;
      for (let y = top; y < bottom; y += 1)
        for (let x = left; x < right; x += 1) sum += data[y * width + x] ?? 0;
      cells[row * SIDE + column] = Math.round(sum / ((bottom - top) * (right - left)));
    }
  }
  return Buffer.from(cells).toString('base64');
}

/** The pixels of one cell, at least one. */
function span(cell: number, length: number): readonly [number, number] {
  const start = Math.min(length - 1, Math.floor((cell * length) / SIDE));
  return [start, Math.max(start + 1, Math.floor(((cell + 1) * length) / SIDE))];
}
