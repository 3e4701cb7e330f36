import type { Handler } from './handler.ts';

/** What a paper is for, once the person has said it. */
export const assignDocument: Handler<'assign_document'> = ({ document, for_ }, draft) => {
  draft.documents.push({ type: 'assigned', id: document, purpose: for_ });
};
