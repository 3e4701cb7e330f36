import { sayQuestion } from './ask.ts';
import type { Run } from './run.ts';
import { factValue } from './scope.ts';
import { start, startedBy, wait } from './start.ts';

/** True once the person agreed that the robot keeps what they write. */
export function hasAgreed(run: Run): boolean {
  return factValue(run, 'accord') === true;
}

/**
 * Before agreement everything leads to the welcome. What was wanted is remembered by its script only:
 * nothing of the words is kept.
 */
export function welcome(run: Run, intention: string | null): void {
  const wanted = intention === null ? undefined : startedBy(run, 'intention', intention);
  const script = startedBy(run, 'evenement', 'premier_contact');
  if (!script) throw new Error('no script starts with the event premier_contact');
  if (wanted && wanted.name !== script.name)
    wait(run, { script: wanted.name, given: { depart: intention ?? '' } });
  if (run.state.frames[0]?.script === script.name && run.state.pending) sayQuestion(run, []);
  else start(run, script, { depart: 'premier_contact' });
}
