/** The same text without what no database and no platform takes: half a character, NUL. */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
