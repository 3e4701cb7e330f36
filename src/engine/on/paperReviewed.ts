import type { Reason, RedoReason } from '../../domain/paper.ts';
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
  const texts = [...told(event), ...(event.complete ? [systemText('papiers_valides')] : [])];
  if (texts.length === 0) return;
  if (run.state.stopped) {
    run.trace({ type: 'note', name: 'stopped', detail: 'paper_reviewed' });
    return;
  }
  sayTexts(run, texts, { speaker: 'advisor' });
}

function told(event: Arrival<'paper_reviewed'>): readonly TextRef[] {
  const { advisor, paper: papier } = event;
  switch (event.decision) {
    case 'validate':
      return [];
    case 'redo':
      return askedAgain(advisor, papier, event.reason);
    case 'waive':
      return event.asked ? [systemText('papier_plus_demande', { papier })] : [];
  }
}

/** The reason in the person's language; what the advisor wrote stays as it was written. */
function askedAgain(
  { name: conseiller }: AdvisorName,
  papier: string,
  { code, text }: Reason<RedoReason>,
): readonly TextRef[] {
  return [
    systemText('papier_a_refaire', { conseiller, papier }),
    systemText(`refaire.${code}`),
    ...(text === null ? [] : [systemText('papier_mot', { mot: text })]),
  ];
}
