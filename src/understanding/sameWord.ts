import { sound } from './sound.ts';

/** Words this long may be one letter apart; under it too many other words are. */
const LONG = 6;

/**
 * True when a typed word is a wanted one: the same, the same by ear, or one letter apart when it is
 * long. Short words must also look alike: « femme » sounds like « faim », and is not.
 */
export function sameWord(typed: string, wanted: string): boolean {
  if (typed === wanted) return true;
  const [heard, meant] = [sound(typed), sound(wanted)];
  if (wanted.length < 5) return heard === meant && looksLike(typed, wanted);
  if (heard === meant) return true;
  // The first two letters are right: « me plaindre » is not « me pendre ».
  return (
    Math.max(heard.length, meant.length) >= LONG &&
    heard.slice(0, 2) === meant.slice(0, 2) &&
    oneLetterApart(heard, meant)
  );
}

/** Short words are written shorter (« ve » for « veux ») or with one letter wrong, when they have four. */
function looksLike(typed: string, wanted: string): boolean {
  return wanted.startsWith(typed) || (wanted.length === 4 && oneLetterApart(typed, wanted));
}

/** One letter more, less, other, or two that changed places. */
export function oneLetterApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = long.length === short.length ? short.slice(at + 1) : short.slice(at);
  return rest === long.slice(at + 1) || swapped(short, long, at);
}

function swapped(one: string, other: string, at: number): boolean {
  return (
    one.length === other.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}
