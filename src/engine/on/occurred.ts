import type { Values } from '../../domain/value.ts';
import { tellReferent } from '../commands.ts';
import type { Run } from '../run.ts';
import { launch, startedBy } from '../start.ts';

/** Something of the loan or the case: the script that it starts waits for its moment, and knocks. */
export function occurred(run: Run, name: string, given: Values): void {
  const script = startedBy(run, 'evenement', name);
  if (!script) {
    run.trace({ type: 'note', name: 'no_script', detail: name });
    return;
  }
  launch(run, { script: script.name, given: { ...given, depart: name } });
}

/** The person blocked the robot: it stops, and the advisor hears of it. */
export function personBlocked(run: Run): void {
  if (run.state.stopped) return;
  run.state.stopped = true;
  tellReferent(run, 'conseiller.a_bloque');
}

/** A message could not be delivered: whoever wrote it is told. */
export function deliveryFailed(run: Run, speaker: 'advisor' | 'bot'): void {
  if (speaker === 'advisor') tellReferent(run, 'conseiller.non_remis');
  run.trace({ type: 'note', name: 'delivery_failed', detail: speaker });
}
