import type { Value } from '../../domain/value.ts';
import { keepAnswer } from '../answer.ts';
import { setPending } from '../ask.ts';
import { pass } from '../path.ts';
import { play } from '../play.ts';
import { enterTop, type Run } from '../run.ts';
import type { Done, Frame, Passed } from '../state.ts';

/**
 * Replaces an answer that was given and walks the script silently from there: no text twice, no
 * effect twice. It stops at the first question on the new path without an answer that still holds.
 */
export function correctAnswer(
  run: Run,
  script: string,
  block: string,
  value: Value | null,
  ref: string | null,
): void {
  const index = run.state.trail.findIndex((one) => one.script === script && one.block === block);
  const item = run.state.trail[index];
  if (!item) return;
  const resume = run.state.pending?.before ?? run.state.pending;
  const tail = run.state.trail.slice(index);
  run.state.trail = run.state.trail.slice(0, index);
  run.state.frames = framesUnder(run, item);
  setPending(run, null);
  enterTop(run);
  run.walk = {
    changed: new Set([block]),
    old: new Map(tail.flatMap(({ done }) => done.map((one): [string, Done] => [one.key, one]))),
    passed: new Map(tail.map((one) => [`${one.script}/${one.block}`, one])),
    resume: resume?.block ?? null,
    said: false,
  };
  putToSleep(run, tail);
  restoreFacts(run, tail);
  pass(run, block, ref ?? item.ref);
  keepAnswer(run, block, value);
  play(run, run.script.nodes[block]?.next ?? null);
}

/** The stack as it stood under an answered question. */
export function framesUnder(run: Run, item: Passed): readonly Frame[] {
  if (item.under) return item.under;
  const bottom = run.state.frames[0] ?? run.state.last;
  const version = run.context.scripts[item.script]?.version ?? '';
  const given = bottom?.script === item.script ? bottom.given : {};
  return [{ script: item.script, version, at: item.block, given }];
}

/** Takes the answers of these questions off the path. They wake if the path returns. */
export function putToSleep(run: Run, tail: readonly Passed[]): void {
  for (const { script, block } of tail) {
    const own = { ...run.state.answers[script] };
    const value = own[block];
    delete own[block];
    run.state.answers = { ...run.state.answers, [script]: own };
    if (value === undefined) continue;
    const asleep = { ...run.state.asleep[script], [block]: value };
    run.state.asleep = { ...run.state.asleep, [script]: asleep };
  }
}

/** Facts as they stood before these questions; nothing is written yet. */
function restoreFacts(run: Run, tail: readonly Passed[]): void {
  for (const { done } of [...tail].reverse()) {
    for (const { undo } of [...done].reverse()) {
      if (undo?.type === 'restore_fact') run.noted[undo.name] = undo.value;
    }
  }
}
