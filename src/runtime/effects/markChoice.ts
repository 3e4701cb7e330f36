import { sendPerson, words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** Takes the buttons off a message; the chosen one is left to be seen. */
export const markChoice: Handler<'mark_choice'> = ({ id, ref, label }, draft) => {
  const { person, loaded } = draft;
  const chosen = label && words(draft, label);
  sendPerson(draft, id, 'bot', person.markChoice(loaded.address, ref, chosen));
};
