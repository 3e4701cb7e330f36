import type { Reading, ReadingHint } from '../domain/reading.ts';
import type { Value, ValueKind } from '../domain/value.ts';
import { mask } from './forbidden.ts';
import { findIntentions } from './intentions.ts';
import type { Lexicon } from './lexicon.ts';
import { findDanger } from './safety.ts';
import { readAmount, readNumber } from './values/amount.ts';
import { readChoice, readChoices } from './values/choice.ts';
import { readDate } from './values/date.ts';
import { readDuration } from './values/duration.ts';
import { readPhone } from './values/phone.ts';
import { readYesNo } from './values/yesNo.ts';
import { wellFormed } from './wellFormed.ts';

/** A longer message tells a story: no value in it is certain, and no intention is its whole. */
const LONGEST_ANSWER = 300;

/**
 * Finds what one message means: danger first, then values that the pending question may want, then
 * intentions. Forbidden data is masked in `text`, and nothing else is read from it.
 * `today` is the person's date, `2026-03-05`.
 */
export function read(
  message: string,
  hint: ReadingHint | null,
  today: string,
  lexicon: Lexicon,
): Reading {
  const { text, masked } = mask(wellFormed(message));
  const isShort = text.length <= LONGEST_ANSWER;
  return {
    text,
    masked,
    safety: findDanger(text, lexicon),
    intentions: isShort ? findIntentions(text, lexicon) : [],
    values: isShort ? valuesOf(text, hint, today) : {},
  };
}

function valuesOf(text: string, hint: ReadingHint | null, today: string): Reading['values'] {
  const choices = hint?.choices ?? {};
  const values: readonly (readonly [ValueKind, Value | undefined])[] = [
    ['choix', readChoice(text, choices)],
    ['choix multiple', readChoices(text, choices)],
    ['oui/non', readYesNo(text)],
    ['nombre', readNumber(text)],
    ['montant', readAmount(text)],
    ['durée', readDuration(text, hint?.unit ?? 'mois')],
    ['date', readDate(text, today)],
    ['téléphone', readPhone(text)],
  ];
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
