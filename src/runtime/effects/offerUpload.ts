import { isRightToLeft } from '../languages.ts';
import { sendPerson, words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/**
 * A link to the page of papers. Its token comes from the event, so that a turn that is played again gives
 * the same, and is written with the words that hold it. The journal keeps the words without the address.
 */
export const offerUpload: Handler<'offer_upload'> = ({ id, text }, draft) => {
  const offered = draft.offer?.(id) ?? null;
  if (!offered) return;
  draft.uploadLinks.push({ token: offered.token });
  const withLink = { ...text, params: { ...text.params, lien: offered.address } };
  const message = {
    paragraphs: [words(draft, withLink)],
    choices: null,
    discreet: false,
    rightToLeft: isRightToLeft(draft.state.language),
    ask: null,
  };
  sendPerson(draft, id, 'bot', draft.person.say(draft.loaded.address, message));
  if (!draft.agreed) return;
  const kept = { ...text, params: { ...text.params, lien: '…' } };
  draft.journal.push({ id, from: 'bot', content: { texts: [kept], choices: [] } });
};
