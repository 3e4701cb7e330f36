import { type Paper, paperKey } from '../domain/paper.ts';
import type { Borrower, Piece } from '../domain/piece.ts';
import type { PageView } from './paperPorts.ts';
import type { PaperLine } from './papersDesk.ts';

/** What staff call a paper. A piece that is not in the file any more keeps its code. */
function titleOf(
  { piece, borrower }: Pick<Paper, 'piece' | 'borrower'>,
  pieces: readonly Piece[],
): string {
  const title = pieces.find(({ code }) => code === piece)?.title ?? piece;
  return `${title}${WHOSE[borrower]}`;
}

const WHOSE: Readonly<Record<Borrower, string>> = {
  0: '',
  1: '',
  2: ' (2e personne)',
};

/** The lines in the order of staff; those that are not asked any more at the end. */
export function inOrder(papers: readonly Paper[], pieces: readonly Piece[]): readonly Paper[] {
  const place = ({ piece, state }: Paper) => {
    const order = pieces.find(({ code }) => code === piece)?.order ?? Number.MAX_SAFE_INTEGER;
    return [state === 'waived' ? 1 : 0, order] as const;
  };
  return [...papers].sort((one, other) => {
    const [[waived, order], [otherWaived, otherOrder]] = [place(one), place(other)];
    return (
      waived - otherWaived ||
      order - otherOrder ||
      one.piece.localeCompare(other.piece) ||
      one.borrower - other.borrower
    );
  });
}

/** One line, with what was found in its files. */
export function lineOf(
  paper: Paper,
  pages: readonly PageView[],
  pieces: readonly Piece[],
): PaperLine {
  const current = pages.filter(({ setAside, mime }) => !setAside && mime !== null);
  return {
    key: paperKey(paper),
    version: paper.version,
    title: titleOf(paper, pieces),
    state: paper.state,
    reason: paper.reason,
    hints: [...new Set(current.flatMap(({ findings }) => findings))],
    files: current.length,
    receivedAt: paper.receivedAt,
    validUntil: paper.validUntil,
  };
}
