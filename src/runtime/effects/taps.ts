import { sendPerson, words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** Owed inside the request: closed after the commit, outside the outbox. */
export const answerNow: Handler<'answer_now'> = ({ tap, text }, draft) => {
  draft.taps.push({ tap, text: text && words(draft, text) });
};

export const tickChoices: Handler<'tick_choices'> = ({ id, ref, choices, ticked }, draft) => {
  const { person, loaded } = draft;
  const labels = choices.labels.map((label) => words(draft, label) || '…');
  const shown = { question: choices.question, labels };
  sendPerson(draft, id, 'bot', person.tickChoices?.(loaded.address, ref, shown, ticked) ?? []);
};

export const markChoice: Handler<'mark_choice'> = ({ id, ref, label }, draft) => {
  const { person, loaded } = draft;
  const chosen = label && words(draft, label);
  sendPerson(draft, id, 'bot', person.markChoice(loaded.address, ref, chosen));
};
