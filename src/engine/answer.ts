import type { Value } from '../domain/value.ts';
import { setPending } from './ask.ts';
import { correctAnswer } from './correct/correct.ts';
import { noteFact } from './facts.ts';
import { pass } from './path.ts';
import { play } from './play.ts';
import type { Run } from './run.ts';
import type { Pending } from './state.ts';

/** Takes a valid answer to the pending question and goes on. `ref` is the person's message. */
export function takeAnswer(
  run: Run,
  pending: Pending,
  value: Value | null,
  ref: string | null,
): void {
  run.state.menu = null;
  run.state.held = null;
  run.state.misses = 0;
  run.state.papers = [];
  if (pending.correcting) {
    correctAnswer(run, pending.script, pending.block, value, ref);
    return;
  }
  setPending(run, null);
  pass(run, pending.block, ref);
  keepAnswer(run, pending.block, value);
  play(run, run.script.nodes[pending.block]?.next ?? null);
}

/** Keeps an answer of the script on top; the fact of the same name is filled with it. */
export function keepAnswer(run: Run, block: string, value: Value | null): void {
  const { answers } = run.state;
  const own = { ...answers[run.script.name] };
  if (value === null) delete own[block];
  else own[block] = value;
  run.state.answers = { ...answers, [run.script.name]: own };
  if (block in run.context.definitions) noteFact(run, block, value);
}
