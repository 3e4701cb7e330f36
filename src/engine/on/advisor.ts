import { sayQuestion } from '../ask.ts';
import type { AdvisorName } from '../event.ts';
import type { Run } from '../run.ts';
import { sayTexts, systemText } from '../say.ts';
import { nextWaiting } from '../start.ts';
import type { Arrival } from './arrival.ts';

/** An advisor takes the conversation: the robot says it, then is silent. Taken already: nothing changes. */
export function conversationTaken(run: Run, event: Arrival<'conversation_taken'>): void {
  const { advisor, escalation } = event;
  if (run.state.owner || !run.state.escalations.some(({ id }) => id === escalation)) {
    run.trace({ type: 'note', name: 'already_taken' });
    return;
  }
  sayTexts(run, [systemText('pris_en_charge', { conseiller: advisor.name })], {
    speaker: 'advisor',
  });
  run.state.owner = { advisor: advisor.id, name: advisor.name, escalation };
  run.state.held = null;
  run.state.menu = null;
  run.act({ type: 'change_owner', owner: advisor.id });
  run.act({ type: 'take_escalation', escalation, advisor: advisor.id });
  run.act({ type: 'cancel_timer', name: `@hop/${escalation}` });
}

/** An advisor's own words, for the person of the conversation that this advisor owns and nobody else. */
export function advisorWrote(run: Run, event: Arrival<'advisor_wrote'>): void {
  if (run.state.owner?.advisor !== event.advisor.id) {
    run.trace({ type: 'note', name: 'not_owner' });
    return;
  }
  run.act({ type: 'say_for_advisor', advisor: event.advisor.id, text: event.text });
}

/** The advisor is done: the robot takes up where it was, with a recap. */
export function conversationClosed(run: Run, event: Arrival<'conversation_closed'>): void {
  const { advisor, escalation } = event;
  if (!run.state.escalations.some(({ id }) => id === escalation)) {
    run.trace({ type: 'note', name: 'already_closed' });
    return;
  }
  const owned = run.state.owner?.escalation === escalation;
  run.state.escalations = run.state.escalations.filter(({ id }) => id !== escalation);
  run.act({ type: 'close_escalation', escalation, advisor: advisor.id });
  run.act({ type: 'cancel_timer', name: `@hop/${escalation}` });
  if (!owned) return sayRead(run, advisor);
  run.state.owner = null;
  run.act({ type: 'change_owner', owner: null });
  if (run.state.stopped) return;
  const bye = systemText('clos', { conseiller: advisor.name });
  if (run.state.linking) return sayTexts(run, [bye, systemText('lien_naissance')]);
  if (run.state.pending) {
    sayQuestion(run, [bye, systemText('reprise')]);
    return;
  }
  sayTexts(run, [bye]);
  nextWaiting(run);
}

/** Closed without a word: whoever waits for an answer is told that it was read, and how to ask again. */
function sayRead(run: Run, { name }: AdvisorName): void {
  if (run.state.stopped) return;
  sayTexts(run, [systemText('clos_sans_reponse', { conseiller: name })]);
}
