const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text of at most `length` UTF-16 units, with « … » where it was cut, never inside a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const room = Math.max(0, length - 1);
  const start = characters.segment(text).containing(room)?.index ?? room;
  return `${text.slice(0, start).trimEnd()}…`;
}

/** Largest card, in bytes of JSON: Teams takes 28 KB with what is around the card. */
const CARD_BYTES = 26_000;

/** Lengths tried in turn for each text of a card, until the card is small enough. */
const LENGTHS = [20_000, 8_000, 4_000, 2_000, 1_000, 500, 250, 120, 60, 20] as const;

/** The card that `make` gives with the longest texts that fit. `make` is told how long each may be. */
export function fitted<Card>(make: (length: number) => Card): Card {
  return firstThatFits(LENGTHS, make);
}

/** The card of the first of these sizes that is small enough; that of the last when none is. */
export function firstThatFits<Card>(
  [first, ...others]: readonly [number, ...(readonly number[])],
  make: (size: number) => Card,
): Card {
  let card = make(first);
  for (const size of others) {
    if (bytesOf(card) <= CARD_BYTES) return card;
    card = make(size);
  }
  return card;
}

export function bytesOf(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card));
}
