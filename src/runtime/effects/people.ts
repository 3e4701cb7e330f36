import type { Handler } from './handler.ts';

export const recordConsent: Handler<'record_consent'> = ({ purpose, given }, draft) => {
  draft.consents.push({ purpose, given });
};

/** The chat is linked to its case: from the next turn on the loan can be spoken of. */
export const linkPerson: Handler<'link_person'> = ({ invitation }, draft) => {
  draft.links.push({ type: 'linked', invitation });
};

export const countLinkFailure: Handler<'count_link_failure'> = ({ invitation }, draft) => {
  draft.links.push({ type: 'failed', invitation });
};
