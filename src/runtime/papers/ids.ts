import { hash } from 'node:crypto';
import { type Paper, type PaperRef, paperKey } from '../../domain/paper.ts';

/** What stands in addresses is short and plain, whatever staff and platforms call things. */
const SAFE = /^[\w-]{1,48}$/u;
const LONG = 32;

/** A line of the checklist, in the addresses of the page. */
export function paperId(ref: PaperRef): string {
  if (!SAFE.test(ref.piece)) return digest(paperKey(ref));
  return ref.borrower === 0 ? ref.piece : `${ref.piece}.${ref.borrower}`;
}

/** A file, in the addresses of the page: the ids of platforms hold signs that no address does. */
export function pageId(document: string): string {
  return digest(document);
}

/** The id of the file that a page sends: the same file sent again is the same document. */
export function documentId(token: string, paper: string, key: string): string {
  return `page-${digest(JSON.stringify([token, paper, key]))}`;
}

/** A link in the id of an event: tells nothing of the token. */
export function linkId(token: string): string {
  return digest(`link ${token}`);
}

export function paperWithId(papers: readonly Paper[], id: string): Paper | undefined {
  return papers.find((paper) => paperId(paper) === id);
}

function digest(text: string): string {
  return hash('sha256', text, 'hex').slice(0, LONG);
}
