import { type FoundNumber, findNumbers } from './numbers.ts';

/** No loan, income or bill is larger, euros; beyond, it is a number of something else. */
const LARGEST = 10_000_000;

/**
 * Cents of the one amount that a text says: « 1 500 € », « 57€50 », « mille cinq cents », « 1,5k ».
 * Undefined for none, for two (« entre 1000 et 1500 »), and for numbers of other things.
 */
export function readAmount(text: string): number | undefined {
  if (/\d\s*(?:fois|x|\*)\s*\d/iu.test(text)) return undefined;
  const found = findNumbers(withCents(text)).filter((one) => !isOther(one));
  const inEuros = found.filter(isEuros);
  const [only, ...more] = inEuros.length === 1 ? inEuros : found;
  if (!only || more.length > 0) return undefined;
  if (found.some((one) => one !== only && !isCount(one))) return undefined;
  if (/-\s*$/u.test(only.before) && !/\p{L}/u.test(only.before)) return undefined;
  return only.value <= LARGEST ? Math.round(only.value * 100) : undefined;
}

/** The one number of a text; « un » counts when nothing else does. Undefined for none or several. */
export function readNumber(text: string): number | undefined {
  const found = findNumbers(text);
  if (found.length > 1) return undefined;
  if (found[0]) return found[0].value;
  if (/^\s*(?:z[ée]ro|aucune?|pas d['’]?\s?\p{L}+)\s*[.!]?\s*$/iu.test(text)) return 0;
  return /(?:^|\s)une?\s+(?!peu)\p{L}+/iu.test(text) ? 1 : undefined;
}

/** « 57€50 », « 57 euros et 50 centimes » → « 57,50 € » */
function withCents(text: string): string {
  return text
    .replace(/(\d)\s*(?:€|euros?|e)(\d{2})(?!\d)/giu, '$1,$2€')
    .replace(
      /(\d)\s*(?:€|euros?)\s*(?:et\s*)?(\d{2})\s*(?:centimes?|cents?|cts?)(?!\p{L})/giu,
      '$1,$2€',
    );
}

const EUROS = /^\s*(?:d['’e]?\s*)?(?:€|e(?:uros?|ur)?(?!\p{L})|balles(?!\p{L}))/u;

function isEuros({ before, after }: FoundNumber): boolean {
  return EUROS.test(after) || /€\s*$/u.test(before);
}

/** Times, shares, days, other money, dates and phone numbers. */
const OTHER =
  /^\s*(?:(?:de\s+)?(?:mois|ans?|ann[ée]es?|jours?|semaines?|fois|heures?|h|minutes?)(?!\p{L})|%|pour\s?cent|(?:dh|dirhams?|dinars?|da|\$|usd|dollars?|£|f?cfa)(?!\p{L})|er(?!\p{L})|[èe]me|i[èe]me|\s?[/]\s?\d)/u;

function isOther({ value, before, after }: FoundNumber): boolean {
  if (OTHER.test(after) || /\d\s?[/]\s?$/u.test(before)) return true;
  return value <= 31 && /(?:^|\s)le\s*$/u.test(before);
}

/** A number of persons or things beside the amount: « 3 enfants et 1200 euros ». */
function isCount({ after }: FoundNumber): boolean {
  return /^\s+(?!et\b|ou\b|jusqu|max|euros?\b)\p{L}{3,}/u.test(after);
}
