/**
 * A text in the signs that the standard fonts of PDF have (Windows-1252: all of French). A letter of another
 * alphabet loses its mark (« Ş » becomes « S ») or is shown as « ? »: a contents page never fails on a name.
 */
export function printable(text: string): string {
  return [...text.normalize('NFC').replace(/\s+/gu, ' ')]
    .map((sign) => (isPrintable(sign) ? sign : plain(sign)))
    .join('');
}

/** Signs of Windows-1252 outside Latin-1. */
const MORE = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ';

/** Letters that have no mark to lose. */
const LIKE: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
  '‐': '-',
  '‑': '-',
};

function isPrintable(sign: string): boolean {
  return /^[\x20-\x7e\u00a0-\u00ff]$/u.test(sign) || MORE.includes(sign);
}

function plain(sign: string): string {
  const bare = LIKE[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
  return [...bare].map((one) => (isPrintable(one) ? one : '?')).join('');
}
