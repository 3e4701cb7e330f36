import type { Handler } from './handler.ts';

/** A paper that is not wanted any more, or cannot be read. */
export const waiveDocument: Handler<'waive_document'> = ({ document }, draft) => {
  draft.documents.push({ type: 'waived', id: document });
};
