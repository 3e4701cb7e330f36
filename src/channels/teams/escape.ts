import { wellFormed } from '../wellFormed.ts';

/**
 * A text that a card shows as it is written, where Teams reads Markdown (facts, text blocks). What people
 * write could else become a link or change the look of the card.
 */
export function escapeMarkdown(text: string): string {
  return wellFormed(text)
    .replace(/[\\`*_[\]<>~|]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([-+#=]|\d+(?=[.)]))/gm, protectMark);
}

/** The marks that make a title or a list at the head of a line only. A number keeps its digits. */
function protectMark(_found: string, spaces: string, mark: string): string {
  return /\d/.test(mark) ? `${spaces}${mark}\u2060` : `${spaces}\\${mark}`;
}

/**
 * The same words for a run of text, where no Markdown is read. Words from right to left stand in an isolate,
 * so that what is around them keeps its order.
 */
export function isolate(text: string): string {
  const words = wellFormed(text).replace(CONTROLS, '');
  return RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Marks that turn the order of what follows them: they would reach beyond the person's words. */
const CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g;
