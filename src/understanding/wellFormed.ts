/**
 * A text that every part of the house can hold: no lone half of an emoji, no NUL, one kind of line end.
 * Its words do not change.
 */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '').replaceAll(/\r\n?/gu, '\n');
}
