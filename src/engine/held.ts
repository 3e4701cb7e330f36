import type { Reading } from '../domain/reading.ts';
import type { Arrival } from './on/arrival.ts';
import type { Run } from './run.ts';

/** True for a short message that says nothing alone: it may be the start of a longer thought. */
export function isWorthHolding(run: Run, { text }: Reading): boolean {
  const { heldLength, heldMessages } = run.context.limits;
  return text.length <= heldLength && (run.state.held?.texts.length ?? 0) < heldMessages;
}

/** Keeps a short message for 3 seconds, to be read together with the next. */
export function hold(run: Run, event: Arrival<'message_received'>): void {
  const { text, intentions } = event.reading;
  const known = intentions[0] && run.context.intentions[intentions[0].name];
  const { held } = run.state;
  run.state.held = {
    texts: [...(held?.texts ?? []), text],
    ref: event.ref,
    small: (held?.small ?? true) && known?.small === true,
  };
  const due = new Date(Date.parse(event.at) + run.context.limits.heldMs).toISOString();
  run.act({ type: 'arm_timer', name: '@held', due, timer: { kind: 'held' } });
}
