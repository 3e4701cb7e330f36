import { progress } from '../../domain/checklist.ts';
import { sayOr, tellWhenWhole, whatRemains } from '../checklist/give.ts';
import { paperNamed, titleOf } from '../checklist/lines.ts';
import { tellReferent } from '../commands.ts';
import type { Run } from '../run.ts';
import { systemText } from '../say.ts';
import type { Arrival } from './arrival.ts';

/**
 * Papers came by the page. The person gets one kind line, or the advisor who owns the conversation does.
 * Nothing is decided; once all is there, an advisor looks.
 */
export function papersGiven(run: Run): void {
  const { done, remaining } = progress(run.papers);
  if (done === 0) return run.trace({ type: 'note', name: 'nothing_given' });
  if (run.state.owner) tellReferent(run, 'conseiller.papiers', { params: { count: remaining } });
  else if (run.state.stopped) run.trace({ type: 'note', name: 'stopped', detail: 'papers_given' });
  else sayOr(run, [systemText('papiers_recus', { count: done }), ...whatRemains(run)]);
  tellWhenWhole(run);
}

/** A paper that the person does not have: the advisor hears of it, the person was answered on the page. */
export function paperLacking(run: Run, { paper: key }: Arrival<'paper_lacking'>): void {
  const paper = paperNamed(run, key);
  if (paper) tellReferent(run, 'conseiller.papier_absent', { parts: { papier: titleOf(paper) } });
}
