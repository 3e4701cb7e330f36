import type { Handler } from './handler.ts';

/** The person's words, masked, in the journal. */
export const keepMessage: Handler<'keep_message'> = ({ id, text, ref }, draft) => {
  draft.journal.push({ id, from: 'person', content: { text, ref } });
};
