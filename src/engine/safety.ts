import type { Danger, Safety } from '../domain/reading.ts';
import { handOver } from './handOver.ts';
import { openMenu } from './menu.ts';
import type { Run } from './run.ts';
import { sayTexts, systemText } from './say.ts';
import type { SystemText } from './systemTexts.ts';

const NUMBERS: Readonly<Record<Danger, SystemText>> = {
  suicide: 'danger.suicide',
  violence: 'danger.violence',
  enfant: 'danger.enfant',
  rue_faim: 'danger.rue_faim',
  sante: 'danger.sante',
  feu: 'danger.feu',
};

/**
 * Danger, before all else and in every situation: the numbers at once, then a person is told. What is
 * not sure is asked softly. Nothing about money follows: reminders of the pending question are put off.
 */
export function danger(run: Run, safety: Safety): void {
  run.state.held = null;
  if (safety.level === 'maybe' && !run.state.owner) {
    askSoftly(run, safety.danger);
    return;
  }
  sayNumbers(run, safety.danger);
  handOver(run, { motive: 'danger', urgency: 'immédiate', summary: [], danger: safety });
  for (const name of ['@remind', '@expire']) run.act({ type: 'cancel_timer', name });
}

/** The numbers to call, said even while a person owns the conversation. */
function sayNumbers(run: Run, what: Danger): void {
  sayTexts(run, [systemText(NUMBERS[what])], { speaker: 'safety' });
}

function askSoftly(run: Run, what: Danger): void {
  const labels = [systemText('bouton.oui'), systemText('bouton.non')];
  openMenu(run, 'danger', [what, 'non'], [systemText('danger.doute')], labels, {
    speaker: 'safety',
  });
}
