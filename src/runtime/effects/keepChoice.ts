import type { Handler } from './handler.ts';

/** The button that the person chose, in the journal. */
export const keepChoice: Handler<'keep_choice'> = ({ id, label, ref }, draft) => {
  draft.journal.push({ id, from: 'person', content: { texts: [label], ref } });
};
