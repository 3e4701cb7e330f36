const RIGHT_TO_LEFT_MARK = '\u200f';
const ISOLATE_LEFT_TO_RIGHT = '\u2066';
const END_OF_ISOLATE = '\u2069';

/** A phone number or the like: groups of digits that must keep their order inside a right-to-left line. */
const DIGIT_GROUPS = /\+?\d+(?:[ .\-/]\d+)+/g;

/** A line that reads from right to left even when it starts with a number or a Latin word. */
export function rightToLeftLine(line: string): string {
  const isolated = line.replace(
    DIGIT_GROUPS,
    (digits) => `${ISOLATE_LEFT_TO_RIGHT}${digits}${END_OF_ISOLATE}`,
  );
  return `${RIGHT_TO_LEFT_MARK}${isolated}`;
}

/** Each line of a text with its direction; empty lines stay empty. */
export function rightToLeftText(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? line : rightToLeftLine(line)))
    .join('\n');
}
