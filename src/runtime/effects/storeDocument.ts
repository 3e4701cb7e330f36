import { fetchForPerson } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** A paper that came: its row, and the call that fetches it. */
export const storeDocument: Handler<'store_document'> = ({ id, file, for_ }, draft) => {
  const { id: document, mime, album, source } = file;
  draft.documents.push({ type: 'received', id: document, purpose: for_, mime, album });
  const { person, loaded } = draft;
  fetchForPerson(draft, id, person.fetchFile(loaded.address, document, source, mime));
};
