import type { Paper } from '../../domain/paper.ts';
import { changePaper } from '../../domain/paperChange.ts';
import {
  type Notice,
  reminded,
  reminderDue,
  runOut,
  warned,
  warningDue,
} from '../../domain/paperDates.ts';
import { handOver } from '../handOver.ts';
import type { Run } from '../run.ts';
import { launch } from '../start.ts';
import { keepPapers } from './lines.ts';

/** The script in which the person reads what remains. */
const SCRIPT = 'documents';

/**
 * A day on which something is to be said of papers: what remains 3 and 8 working days after it was asked,
 * then to the advisor; what soon runs out to both. Nothing is said to somebody who stopped.
 */
export function papersDue(run: Run): void {
  if (run.state.stopped) return run.trace({ type: 'note', name: 'dropped', detail: '@papiers' });
  const at = run.event.at;
  const papers = expired(run);
  const warning = dueBy(warningDue(papers, run.context.workingTime), at);
  const reminder = dueBy(reminderDue(papers, run.context.workingTime), at);
  const notice = warning ?? reminder;
  if (!notice) return keepPapers(run, papers);
  keepPapers(run, warning ? warned(papers, warning, at) : reminded(papers, notice, at));
  if (notice.to !== 'advisor') launch(run, { script: SCRIPT, given: { depart: 'rappel' } });
  if (notice.to !== 'person') handOver(run, { motive: 'pieces', urgency: 'normale', summary: [] });
}

function dueBy(notice: Notice | null, at: string): Notice | null {
  return notice !== null && notice.due <= at ? notice : null;
}

/** Papers whose last day is past are asked for again. */
function expired(run: Run): readonly Paper[] {
  const out = new Set(runOut(run.papers, run.today));
  return run.papers.map((paper) =>
    out.has(paper)
      ? (changePaper(paper, { type: 'expire' }, { role: 'bot' }, run.event.at) ?? paper)
      : paper,
  );
}
