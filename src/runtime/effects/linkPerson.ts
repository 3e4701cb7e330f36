import type { Handler } from './handler.ts';

/** The chat is linked to its case: from the next turn on the loan can be spoken of. */
export const linkPerson: Handler<'link_person'> = ({ invitation }, draft) => {
  draft.links.push({ type: 'linked', invitation });
};
