import { words } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** Owed inside the request: the tap is closed after the commit, outside the outbox. */
export const answerNow: Handler<'answer_now'> = ({ tap, text }, draft) => {
  draft.taps.push({ tap, text: text && words(draft, text) });
};
