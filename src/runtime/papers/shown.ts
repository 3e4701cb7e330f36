import { inOrder } from '../../domain/checklist.ts';
import type { Page, Paper } from '../../domain/paper.ts';
import type { Piece } from '../../domain/piece.ts';
import type { Edition } from '../edition.ts';
import type { ChecklistStore, PageView } from '../paperPorts.ts';
import { pageId, paperId } from './ids.ts';
import { type PaperWords, paperWords } from './words.ts';

/** A person's checklist as the page shows it, in the staff's order, in words of this language. */
export async function shownPapers(
  checklists: Pick<ChecklistStore, 'pagesOf'>,
  edition: Edition,
  person: { readonly id: string; readonly papers: readonly Paper[] },
  language: string,
) {
  const { pieces } = edition.shared;
  const words = paperWords(edition, language);
  const lines = inOrder(person.papers, pieces).flatMap((paper) => {
    const piece = pieces.find(({ code }) => code === paper.piece);
    return piece && isTheirs(paper) ? [{ paper, piece }] : [];
  });
  return await Promise.all(
    lines.map(async ({ paper, piece }) => {
      const counted = new Set(countedPages(paper).map(({ document }) => document));
      const views = counted.size === 0 ? [] : await checklists.pagesOf(person.id, paper);
      const pages = views.filter(({ document }) => counted.has(document));
      return shownPaper(paper, piece, pages, words);
    }),
  );
}

/** A line that the situation took off is nothing to this person, unless they gave something for it. */
function isTheirs({ state, reason, pages }: Paper): boolean {
  return state !== 'waived' || reason?.code !== 'plus_necessaire' || pages.length > 0;
}

/** What came for it; of a paper that is asked once more, only what came since. */
export function countedPages({ state, pages }: Paper): readonly Page[] {
  if (state === 'redo' || state === 'expired') return [];
  return pages.filter(({ setAside }) => !setAside);
}

function shownPaper(paper: Paper, piece: Piece, pages: readonly PageView[], words: PaperWords) {
  return {
    id: paperId(paper),
    title: words.title(paper),
    why: words.why(piece),
    state: stateOf(paper),
    pages: pages.map(({ document, mime }) => ({
      id: pageId(document),
      kind: mime === 'application/pdf' ? ('pdf' as const) : ('picture' as const),
      hasThumbnail: mime !== null,
    })),
    wanted: wantedOf(piece),
    problem: paper.state === 'redo' && paper.reason ? words.problem(paper.reason) : null,
    alternatives: words.alternatives(piece),
  };
}

type Shown = 'asked' | 'received' | 'validated' | 'to_redo' | 'expired' | 'waived' | 'lacking';

function stateOf({ state, reason }: Paper): Shown {
  switch (state) {
    case 'requested':
    case 'received':
      return 'asked';
    case 'to_review':
      return 'received';
    case 'valid':
      return 'validated';
    case 'redo':
      return 'to_redo';
    case 'expired':
      return 'expired';
    case 'waived':
      return reason?.code === 'absent' ? 'lacking' : 'waived';
  }
}

function wantedOf({ months, pages, faces }: Piece) {
  if (months !== null) return { of: 'months' as const, count: months };
  if (pages !== null) return { of: 'pages' as const, count: pages };
  return faces === 2 ? { of: 'faces' as const, count: 2 } : null;
}
