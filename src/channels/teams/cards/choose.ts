import type { Talk } from '../../../runtime/advisorDesk.ts';
import { NOTIFICATION, talkName } from '../words.ts';
import { adaptiveCard, answerField, button, buttons, type Card, text } from './elements.ts';

/** Most buttons that Teams shows in one row of them. */
const ROW = 5;

/**
 * Asks for whom the words are. They stand in the field, still unsent; each button sends them to the person
 * that it names. `message` is their inbox id: they leave once, whatever is clicked later.
 */
export function chooseCard(talks: readonly Talk[], words: string, message: string): Card {
  const choices = talks.map((talk) =>
    button('choose', talkName(talk), { escalation: talk.escalation, message }),
  );
  const rows = Array.from({ length: Math.ceil(choices.length / ROW) }, (_, row) =>
    buttons(choices.slice(row * ROW, (row + 1) * ROW)),
  );
  return adaptiveCard(NOTIFICATION.notice, [
    text('Pour qui est ce message ?', { style: 'heading', weight: 'Bolder', size: 'Medium' }),
    text("Vous suivez plusieurs personnes. Rien n'est parti."),
    answerField('Votre message', words),
    ...rows,
  ]);
}
