import type { Reading } from '../domain/reading.ts';
import { obey } from './commands.ts';
import type { Intention } from './context.ts';
import { openIntentions } from './menu.ts';
import type { Run } from './run.ts';
import { systemText } from './say.ts';
import { interrupt, start, startedBy } from './start.ts';

export type Best = Intention & { readonly certainty: number };

/** Certainty from which an intention is followed without asking. */
const SURE = 0.8;

/** The intention that fits a message best, if it is one that the CCAS declared. */
export function bestIntention(run: Run, { intentions }: Reading): Best | null {
  const found = intentions[0];
  const known = found && run.context.intentions[found.name];
  return known ? { ...known, certainty: found.certainty } : null;
}

/** True when the intention may be followed without asking. */
export function isNear({ certainty }: Best): boolean {
  return certainty >= SURE;
}

/**
 * Does what an intention asks. In the middle of a question only a script that may interrupt starts;
 * for another the person chooses. False when the intention leads nowhere.
 */
export function followIntention(run: Run, best: Best): boolean {
  if (best.small) return false;
  if (best.command) {
    obey(run, best.command);
    return true;
  }
  const script = startedBy(run, 'intention', best.name);
  if (!script) return false;
  run.state.held = null;
  if (!isNear(best)) {
    openIntentions(run, [best.name, 'humain'], [systemText('changer_de_sujet')]);
  } else if (!run.state.pending) {
    start(run, script, { depart: best.name });
  } else if (script.interrupts) {
    interrupt(run, script, { depart: best.name });
  } else {
    openIntentions(run, [best.name, 'continuer'], [systemText('changer_de_sujet')]);
  }
  return true;
}

/** Does what the button of an intention says, without asking again. */
export function startIntention(run: Run, name: string): void {
  const command = run.context.intentions[name]?.command;
  if (command) return obey(run, command);
  const script = startedBy(run, 'intention', name);
  if (!script) return;
  if (run.state.pending && script.interrupts) interrupt(run, script, { depart: name });
  else start(run, script, { depart: name });
}
