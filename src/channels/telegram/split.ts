/** Longest text of one message, in UTF-16 units once entities are read. */
export const MESSAGE_LENGTH = 4096;

/** Where a long text is cut, the best place first: each is looked for in the last three quarters. */
const BREAKS: readonly RegExp[] = [/\n\n+/g, /\n/g, /[.!?…؟]["»”)]*\s/g, /[ \t]/g];

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text in parts of at most `length` UTF-16 units: between paragraphs, else lines, sentences, words, and
 * only inside a word too long for one part, never inside what a person sees as one character. Blank parts
 * are left out; a blank text has none.
 */
export function splitText(text: string, length: number = MESSAGE_LENGTH): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > length) {
    const at = cutAt(rest, length);
    const part = rest.slice(0, at).trimEnd();
    if (part !== '') parts.push(part);
    rest = rest.slice(at).trimStart();
  }
  if (rest !== '') parts.push(rest);
  return parts;
}

function cutAt(text: string, length: number): number {
  const window = text.slice(0, length + 1);
  for (const pattern of BREAKS) {
    const at = lastBreak(window, pattern, length);
    if (at > length / 4) return at;
  }
  return characterBreak(text, length);
}

/** The end of the last match that starts within `length`, or 0. White space may hang over: it is trimmed. */
function lastBreak(window: string, pattern: RegExp, length: number): number {
  let last = 0;
  for (const found of window.matchAll(pattern)) {
    const end = found.index + found[0].trimEnd().length;
    if (end <= length) last = end;
  }
  return last;
}

/** The last place within `length` that is not inside a character. */
function characterBreak(text: string, length: number): number {
  const start = characters.segment(text).containing(length)?.index ?? length;
  if (start > 0) return start;
  // One character longer than a whole part (letters under hundreds of marks): between code points then.
  return /[\uDC00-\uDFFF]/.test(text.charAt(length)) ? length - 1 : length;
}
