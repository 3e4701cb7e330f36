import type { PaperRef, Reason, RedoReason } from '../../domain/paper.ts';
import { pieceOf, titleOf } from '../checklist/lines.ts';
import type { AdvisorName } from '../event.ts';
import type { Run } from '../run.ts';
import { sayTexts, systemText } from '../say.ts';
import type { TextRef } from '../text.ts';
import type { Arrival } from './arrival.ts';

/**
 * An advisor decided about a paper. What the person must know is said at once, in the advisor's name, even
 * while an advisor owns the conversation: the decision is a person's, and a paper that waits for the close
 * waits for nothing. What asks nothing of the person is not said.
 */
export function paperReviewed(run: Run, event: Arrival<'paper_reviewed'>): void {
  const texts = [...told(run, event), ...(event.complete ? [systemText('papiers_valides')] : [])];
  if (texts.length === 0) return;
  if (run.state.stopped) {
    run.trace({ type: 'note', name: 'stopped', detail: 'paper_reviewed' });
    return;
  }
  sayTexts(run, texts, { speaker: 'advisor' });
}

function told(run: Run, event: Arrival<'paper_reviewed'>): readonly TextRef[] {
  const { advisor, paper } = event;
  switch (event.decision) {
    case 'validate':
      return [];
    case 'redo':
      return askedAgain(run, advisor, paper, event.reason);
    case 'waive':
      return event.asked ? [withTitle(run, systemText('papier_plus_demande'), paper)] : [];
  }
}

/** The reason in the person's language; what the advisor wrote stays as it was written. */
function askedAgain(
  run: Run,
  { name: conseiller }: AdvisorName,
  paper: PaperRef,
  { code, text }: Reason<RedoReason>,
): readonly TextRef[] {
  return [
    withTitle(run, systemText('papier_a_refaire', { conseiller }), paper),
    systemText(`refaire.${code}`),
    ...(text === null ? [] : [systemText('papier_mot', { mot: text })]),
  ];
}

/** A piece that staff took out of their file keeps its code. */
function withTitle(run: Run, text: TextRef, paper: PaperRef): TextRef {
  return pieceOf(run, paper)
    ? { ...text, parts: { papier: titleOf(paper) } }
    : { ...text, params: { ...text.params, papier: paper.piece } };
}
