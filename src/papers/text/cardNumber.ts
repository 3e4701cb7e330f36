import { ibanSpans } from '../../domain/iban.ts';
import { isCard } from '../../domain/luhn.ts';

/**
 * True when a paper's words hold the number of a bank card: the groups that are printed on cards, alone,
 * with the first digits of a network and Luhn's sum; or the digits in one block when the words beside them
 * speak of a card. One number in ten has Luhn's sum: the references of a bank statement must not refuse it.
 */
export function holdsCardNumber(text: string): boolean {
  return cardNumbers(text).some(
    ({ start, end, inGroups }) => inGroups || speaksOfCard(text, start, end),
  );
}

/** The same for the words that a person writes under a picture, where a block of digits is no reference. */
export function saysCardNumber(caption: string): boolean {
  return cardNumbers(caption).length > 0;
}

function cardNumbers(text: string) {
  const ibans = ibanSpans(text);
  return [...text.matchAll(NUMBER)]
    .filter(([found]) => isNetworkCard(found.replace(/\D/gu, '')))
    .map(({ index, 0: found }) => ({
      start: index,
      end: index + found.length,
      inGroups: /\D/u.test(found),
    }))
    .filter(({ start, end }) => !ibans.some((iban) => start < iban.end && iban.start < end));
}

const GAP = '[ \\u00a0\\u202f.-]';

/** Groups of 4-4-4-4, 4-6-5 (American Express) and 4-6-4 (Diners), or one block, with no digit beside. */
const NUMBER = new RegExp(
  `(?<![\\d]|\\d${GAP})(?:\\d{4}(?:${GAP}\\d{4}){3}|\\d{4}${GAP}\\d{6}${GAP}\\d{4,5}|\\d{14,16})(?!\\d|${GAP}\\d{3,})`,
  'gu',
);

/** First digits of the networks in use in France (ISO/IEC 7812): Visa, Mastercard, Amex, Diners, Maestro. */
const NETWORKS = /^(?:4\d{15}|(?:5[0-8]|2[2-7]|6\d)\d{14}|3[47]\d{13}|3[068]\d{12})$/u;

function isNetworkCard(digits: string): boolean {
  return NETWORKS.test(digits) && isCard(digits);
}

/** Words that stand beside the number of a card and beside no reference. */
const CARD_WORDS = /\b(?:carte|cb|visa|mastercard|maestro|expire|cvv|cvc|cryptogramme)\b/iu;

/** How many characters before and after the number are looked at. */
const BESIDE = 60;

function speaksOfCard(text: string, start: number, end: number): boolean {
  return CARD_WORDS.test(
    `${text.slice(Math.max(0, start - BESIDE), start)} ${text.slice(end, end + BESIDE)}`,
  );
}
