import { missing } from '../../domain/checklist.ts';
import { type Paper, type PaperRef, paperKey } from '../../domain/paper.ts';
import { reminderDue, warningDue } from '../../domain/paperDates.ts';
import type { Piece } from '../../domain/piece.ts';
import type { Run } from '../run.ts';
import { systemText } from '../say.ts';
import type { TextRef } from '../text.ts';

/** The checklist as it stands at this moment of the turn, in the staff's order. */
export function papersOf(run: Run): readonly Paper[] {
  const place = (paper: Paper) => pieceOf(run, paper)?.order ?? Number.MAX_SAFE_INTEGER;
  return [...run.papers].sort(
    (one, other) => place(one) - place(other) || one.borrower - other.borrower,
  );
}

/** What the person may still send, in the staff's order. */
export function missingOf(run: Run): readonly Paper[] {
  return missing(papersOf(run));
}

/** Keeps the checklist and says when to look at it next; lines that did not change are not written. */
export function keepPapers(run: Run, papers: readonly Paper[]): void {
  const before = new Set(run.papers);
  for (const paper of papers) if (!before.has(paper)) run.act({ type: 'save_paper', paper });
  run.papers = papers;
  const { workingTime } = run.context;
  const notices = [reminderDue(papers, workingTime), warningDue(papers, workingTime)];
  const [due] = notices.flatMap((notice) => (notice ? [notice.due] : [])).sort();
  if (due === undefined) run.act({ type: 'cancel_timer', name: TIMER });
  else run.act({ type: 'arm_timer', name: TIMER, due, timer: { kind: 'papers' } });
}

const TIMER = '@papiers';

/** Keeps one line in the place of the one with its key. */
export function savePaper(run: Run, paper: Paper): void {
  const key = paperKey(paper);
  keepPapers(
    run,
    run.papers.map((one) => (paperKey(one) === key ? paper : one)),
  );
}

export function paperNamed(run: Run, key: string): Paper | undefined {
  return run.papers.find((paper) => paperKey(paper) === key);
}

/** What staff say of a line; undefined when the piece is not in their file any more. */
export function pieceOf(run: Run, { piece }: PaperRef): Piece | undefined {
  return run.context.pieces.find(({ code }) => code === piece);
}

/** The title of a line, as on its button. */
export function titleOf({ piece, borrower }: PaperRef): TextRef {
  const title = { space: 'pieces', key: piece, params: {} };
  return borrower === 2 ? { ...systemText('papier_deuxieme'), parts: { papier: title } } : title;
}

/** A system text about one paper. */
export function aboutPaper(
  key: 'papier_range' | 'papier_ligne' | 'papier_fait' | 'papier_retire' | 'papier_absent',
  paper: PaperRef,
): TextRef {
  return { ...systemText(key), parts: { papier: titleOf(paper) } };
}
