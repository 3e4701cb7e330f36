import { sendPerson, words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** Shows which boxes are ticked, on the message that bears them. */
export const tickChoices: Handler<'tick_choices'> = ({ id, ref, choices, ticked }, draft) => {
  const { person, loaded } = draft;
  const labels = choices.labels.map((label) => words(draft, label) || '…');
  const shown = { question: choices.question, labels };
  sendPerson(draft, id, 'bot', person.tickChoices?.(loaded.address, ref, shown, ticked) ?? []);
};
