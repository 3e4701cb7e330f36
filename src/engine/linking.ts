import type { Reading } from '../domain/reading.ts';
import { resume } from './commands.ts';
import type { Run } from './run.ts';
import { saySystem } from './say.ts';

/** A deep link was opened: asks the date of birth that goes with it. */
export function openLink(run: Run): void {
  const { invitation } = run.context;
  if (!invitation || invitation.used || invitation.expiresAt <= run.event.at) {
    if (!isLinked(run)) return saySystem(run, 'lien_perdu');
    // The link is touched again, by the person who is linked already: nothing is missing.
    saySystem(run, 'lien_fait');
    return resume(run);
  }
  if (invitation.triesLeft <= 0) {
    saySystem(run, 'lien_epuise');
    return;
  }
  run.state.linking = { invitation: invitation.id };
  saySystem(run, 'lien_naissance');
}

/** True when the chat is that of a case: its facts are given then, and only then. */
function isLinked({ context }: Run): boolean {
  return context.facts['dossier.numero'] !== undefined;
}

/** Compares the date of birth. Five wrong ones, and the code is lost: the advisor gives another. */
export function answerLink(run: Run, reading: Reading): void {
  const { invitation } = run.context;
  if (!invitation || invitation.id !== run.state.linking?.invitation || invitation.used) {
    run.state.linking = null;
    saySystem(run, 'lien_perdu');
    return;
  }
  const date = reading.values.date;
  if (date === undefined) return saySystem(run, 'lien_date_illisible');
  if (date === invitation.birthDate) return link(run, invitation.id);
  run.act({ type: 'count_link_failure', invitation: invitation.id });
  const count = invitation.triesLeft - 1;
  if (count > 0) return saySystem(run, 'lien_date_fausse', { count });
  run.state.linking = null;
  saySystem(run, 'lien_epuise');
}

function link(run: Run, invitation: string): void {
  run.state.linking = null;
  run.act({ type: 'link_person', invitation });
  saySystem(run, 'lien_fait');
  resume(run);
}
