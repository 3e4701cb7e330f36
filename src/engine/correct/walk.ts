import type { Value } from '../../domain/value.ts';
import { keepAnswer } from '../answer.ts';
import { keysOf, typeOf } from '../ask.ts';
import type { Question } from '../blocks/block.ts';
import { same, writeFact } from '../facts.ts';
import { pass, undo } from '../path.ts';
import type { Run } from '../run.ts';
import type { Node } from '../script.ts';

/**
 * On a silent walk: passes a question whose answer still holds. False when the walk must stop here:
 * no answer, a choice that is no longer offered, or something that the question reads has changed.
 */
export function passSilently(run: Run, node: Node, question: Question): boolean {
  const walk = run.walk;
  const script = run.script.name;
  const value = run.state.asleep[script]?.[question.name];
  if (!walk || value === undefined) return false;
  if (node.reads.some((name) => walk.changed.has(name) || isAsleep(run, name))) return false;
  if (!stillOffered(run, question, value)) return false;
  wake(run, question.name);
  pass(run, question.name, walk.passed.get(`${script}/${question.name}`)?.ref ?? null);
  keepAnswer(run, question.name, value);
  return true;
}

/**
 * Ends a silent walk: what only the old path had done is undone, and facts are written where they
 * differ from what is stored.
 */
export function endWalk(run: Run): void {
  const walk = run.walk;
  if (!walk) return;
  run.walk = null;
  for (const { undo: what } of [...walk.old.values()].reverse()) {
    if (what && what.type !== 'restore_fact') undo(run, what);
  }
  for (const [name, value] of Object.entries(run.noted)) {
    if (!same(run.context.facts[name] ?? null, value)) writeFact(run, name, value);
  }
}

function isAsleep(run: Run, name: string): boolean {
  return run.state.asleep[run.script.name]?.[name] !== undefined;
}

function stillOffered(run: Run, question: Question, value: Value): boolean {
  const { kind } = typeOf(run.script, question);
  const keys = keysOf(run, question);
  if (kind === 'choix') return keys.includes(String(value));
  if (kind === 'choix multiple')
    return Array.isArray(value) && value.every((key) => keys.includes(key));
  return true;
}

function wake(run: Run, block: string): void {
  const script = run.script.name;
  const rest = { ...run.state.asleep[script] };
  delete rest[block];
  run.state.asleep = { ...run.state.asleep, [script]: rest };
}
