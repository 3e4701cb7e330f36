import type { Value } from '../domain/value.ts';
import type { Call } from './blocks/appeler.ts';
import type { Next } from './blocks/block.ts';
import { enterTop, type Run } from './run.ts';
import { evaluate } from './scope.ts';
import type { Node } from './script.ts';

/** Puts another script on the stack. Too deep, or unknown: the block is passed over, with a trace. */
export function call(run: Run, node: Node, { name, script, given }: Call): Next {
  const target = run.context.scripts[script];
  const top = run.state.frames.at(-1);
  if (!target || !top || run.state.frames.length >= run.context.limits.stackDepth) {
    run.trace({ type: 'note', name: target ? 'stack_too_deep' : 'script_unknown', detail: script });
    return { to: node.next };
  }
  const values: Record<string, Value> = { depart: 'appel' };
  for (const [theirs, source] of Object.entries(given)) {
    const value = evaluate(run, source);
    if (value !== undefined) values[theirs] = value;
  }
  run.state.frames = [
    ...run.state.frames.slice(0, -1),
    { ...top, at: name },
    { script, version: target.version, at: null, given: values },
  ];
  if (!run.walk) forget(run, script);
  enterTop(run);
  return 'enter';
}

/** A script that starts begins with no answers. */
export function forget(run: Run, script: string): void {
  run.state.answers = without(run.state.answers, script);
  run.state.asleep = without(run.state.asleep, script);
}

function without<V>(all: Readonly<Record<string, V>>, key: string): Readonly<Record<string, V>> {
  if (!(key in all)) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
}
