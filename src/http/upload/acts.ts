import type { Context } from 'hono';
import { SECRET_HEADERS } from '../pageHeaders.ts';
import type { Opened } from './door.ts';
import type { Notice } from './paperCard.ts';
import type { AskedPaper, UploadPorts } from './ports.ts';
import { canSend } from './standing.ts';
import { NOTES, type Note, type Reader, UPLOAD_PROBLEMS, type UploadProblem } from './texts.ts';

/** What a button of a paper does. The page is then shown again, with a word about it. */
export const ACTS = {
  retirer: async (ports: UploadPorts, { token, now, link }: Opened, page: string) => {
    const paper = link.papers.find(({ pages }) => pages.some(({ id }) => id === page));
    if (!paper || !canSend(paper)) return null;
    await ports.withdraw(token, page, now);
    return { paper: paper.id, word: 'retiree' };
  },
  tout: async (ports: UploadPorts, { token, now, link }: Opened, id: string) => {
    const paper = paperOf(link.papers, id);
    if (!paper || !canSend(paper) || paper.pages.length === 0) return null;
    await ports.finishPaper(token, paper.id, now);
    return { paper: paper.id, word: 'tout' };
  },
  absent: async (ports: UploadPorts, { token, now, link }: Opened, id: string) => {
    const paper = paperOf(link.papers, id);
    if (!paper || !canSend(paper)) return null;
    await ports.tellLacking(token, paper.id, now);
    return { paper: paper.id, word: 'absent' };
  },
} as const satisfies Record<
  string,
  (ports: UploadPorts, opened: Opened, id: string) => Promise<Word | null>
>;

/** A word to say about a paper once the page is shown again. */
export type Word = { readonly paper: string; readonly word: Note | UploadProblem };

export function paperOf(papers: readonly AskedPaper[], id: string): AskedPaper | null {
  return papers.find((paper) => paper.id === id) ?? null;
}

/** Back to the page, so that loading it again repeats nothing; the word travels as a key of ours. */
export function backToPage(c: Context, { frame }: Opened, word: Word | null): Response {
  const query = new URLSearchParams(frame.query);
  if (word) {
    query.set('papier', word.paper);
    query.set('mot', word.word);
  }
  const search = query.size > 0 ? `?${query}` : '';
  const place = word ? `#papier-${word.paper}` : '';
  return c.body(null, 303, { ...SECRET_HEADERS, location: `${frame.home}${search}${place}` });
}

/** The word that an address asks for: only words of ours are ever said. */
export function noticeOf(c: Context, { say }: Reader): Notice | null {
  const paper = c.req.query('papier');
  const asked = c.req.query('mot');
  if (paper === undefined) return null;
  const note = NOTES.find((one) => one === asked);
  if (note) return { paper, words: say(`note.${note}`), wrong: false };
  const problem = UPLOAD_PROBLEMS.find((one) => one === asked);
  return problem ? { paper, words: say(`refus.${problem}`), wrong: true } : null;
}
