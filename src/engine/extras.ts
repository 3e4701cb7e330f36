import type { Reading } from '../domain/reading.ts';
import { takeAnswer } from './answer.ts';
import { EXTRA } from './ask.ts';
import { obey } from './commands.ts';
import type { Run } from './run.ts';
import type { Pending } from './state.ts';

/** A button of ours under a question: « Passer », « C'est tout », « Parler à une personne ». */
export type Extra = (typeof EXTRA)[keyof typeof EXTRA];

/** The button of ours that this key is, if it is one. */
export function extraNamed(key: unknown): Extra | undefined {
  return Object.values(EXTRA).find((one) => one === key);
}

/**
 * The button of ours that a message names. Its number counts among choices only: under a question that
 * wants a number, « 1 » is that number. « Non » to words that may be left out leaves them out.
 */
export function extraIn(pending: Pending, { text, values }: Reading): Extra | undefined {
  const { kind, choices } = pending;
  const isChoice = kind === 'choix' || kind === 'choix multiple';
  if (!isChoice && values.nombre !== undefined) return undefined;
  const isNo = kind === 'texte' && values['oui/non'] === false && text.length <= SHORT_NO;
  const key = isNo ? EXTRA.skip : extraNamed(values.choix);
  return key && choices.includes(key) ? key : undefined;
}

/** « Non merci », « non rien »: a longer « non » says more than no. */
const SHORT_NO = 12;

/** Does what a button of ours says. `ref` is the person's message, null for a tap. */
export function takeExtra(run: Run, pending: Pending, key: Extra, ref: string | null): void {
  if (key === EXTRA.human) return obey(run, 'humain');
  takeAnswer(run, pending, key === EXTRA.done ? pending.ticked : null, ref);
}
