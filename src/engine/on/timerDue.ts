import { papersDue } from '../checklist/remind.ts';
import { letGo } from '../commands.ts';
import type { DueTimer } from '../event.ts';
import { armHop, whoAndWhen, whoAnswers } from '../handOver.ts';
import { openMenu, showMenu } from '../menu.ts';
import { closeAlbum } from '../papers.ts';
import { notUnderstood } from '../repair.ts';
import type { Run } from '../run.ts';
import { sayTexts, systemText } from '../say.ts';
import { launch } from '../start.ts';
import { greet } from './messageReceived.ts';

/** A due row. One that no longer fits (another question, a person owns the talk) does nothing, with a trace. */
export function timerDue(run: Run, timer: DueTimer): void {
  switch (timer.kind) {
    case 'held':
      return heldDue(run);
    case 'album':
      return closeAlbum(run, timer.album);
    case 'remind':
    case 'expire':
      return silent(run, timer.kind, timer.question);
    case 'papers':
      return papersDue(run);
    case 'hop':
      return hop(run, timer.escalation);
    case 'named':
      return launch(run, { script: timer.script, given: { depart: timer.name } });
  }
}

function heldDue(run: Run): void {
  const { held } = run.state;
  if (!held || run.state.owner || run.state.stopped) return;
  if (held.small) greet(run);
  else notUnderstood(run, null);
}

/** A question stays without an answer: one discreet reminder, then it is let go. */
function silent(run: Run, kind: 'remind' | 'expire', question: string): void {
  const { pending, owner, stopped } = run.state;
  if (pending?.id !== question || owner || stopped) {
    run.trace({ type: 'note', name: 'dropped', detail: kind });
    return;
  }
  if (kind === 'remind') {
    const labels = [systemText('bouton.continuer')];
    openMenu(run, 'frappe', ['ouvrir'], [systemText('silence_rappel')], labels, { discreet: true });
    return;
  }
  letGo(run);
  showMenu(run, 'silence_fin');
}

/** Nobody took it in time: the next ones see it, and the person is told honestly. */
function hop(run: Run, escalation: string): void {
  const open = run.state.escalations.find(({ id }) => id === escalation);
  if (!open || run.state.owner?.escalation === escalation) return;
  const next = { ...open, hop: open.hop + 1 };
  run.state.escalations = run.state.escalations.map((one) => (one.id === escalation ? next : one));
  run.act({ type: 'reroute_escalation', escalation, to: whoAnswers(run, next.hop) });
  if (next.hop < 3) armHop(run, escalation, open.urgency);
  if (next.hop === 1 && !run.state.stopped)
    sayTexts(run, [systemText('transmis_suivant'), whoAndWhen(run, next.hop)], { discreet: true });
}
