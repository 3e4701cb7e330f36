import { isRightToLeft } from '../languages.ts';
import type { PersonMessage } from '../ports.ts';
import { sendPerson, type TurnDraft, words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** The robot's words, or emergency numbers, to the person. The journal keeps keys and values. */
export const say: Handler<'say'> = (effect, draft) => {
  const message = messageOf(effect, draft);
  if (message.paragraphs.length === 0 && !message.choices) return;
  sendPerson(draft, effect.id, effect.speaker, draft.person.say(draft.loaded.address, message));
  if (!draft.agreed && effect.speaker !== 'safety') return;
  const { texts, choices } = effect;
  const content = { texts, choices: choices?.labels ?? [] };
  draft.journal.push({ id: effect.id, from: effect.speaker, content });
};

function messageOf(effect: Parameters<typeof say>[0], draft: TurnDraft): PersonMessage {
  const { texts, choices, discreet, ask = null } = effect;
  const paragraphs = texts.map((ref) => words(draft, ref)).filter((text) => text !== '');
  const labels = choices?.labels.map((ref) => words(draft, ref) || '…');
  return {
    paragraphs,
    choices: choices && labels ? { question: choices.question, labels } : null,
    discreet,
    rightToLeft: isRightToLeft(draft.state.language),
    ask,
    ...(ask === null ? {} : { askLabel: words(draft, askLabel(ask)) }),
  };
}

function askLabel(ask: NonNullable<PersonMessage['ask']>) {
  const key = ask === 'position' ? 'bouton.position' : 'bouton.telephone';
  return { space: 'systeme', key, params: {} };
}
