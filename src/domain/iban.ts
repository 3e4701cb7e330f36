/** A part of a text, `end` not included. */
export type Span = { readonly start: number; readonly end: number };

/** Two letters, two digits of key, then 11 to 30 letters or digits, in groups or not. */
const IBAN = /(?<![\p{L}\d])[A-Z]{2}\d{2}(?: ?[A-Z\d]){11,30}(?![\p{L}\d])/giu;

/** Where a text holds an IBAN with a right key (ISO 13616). */
export function ibanSpans(text: string): readonly Span[] {
  return [...text.matchAll(IBAN)].flatMap(({ index, 0: found }) => {
    const length = lengthOfIban(found);
    return length === null ? [] : [{ start: index, end: index + length }];
  });
}

/** Words may follow the number: the longest part with a right key, cut at a space, is the IBAN. */
function lengthOfIban(found: string): number | null {
  const ends = [...found.matchAll(/ |$/gu)].map(({ index }) => index).reverse();
  return ends.find((end) => hasRightKey(found.slice(0, end).replaceAll(' ', ''))) ?? null;
}

function hasRightKey(iban: string): boolean {
  if (iban.length < 15) return false;
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`.toUpperCase();
  let rest = 0;
  for (const sign of moved) rest = Number(`${rest}${Number.parseInt(sign, 36)}`) % 97;
  return rest === 1;
}
