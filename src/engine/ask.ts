import { addWorkingDays, atLocalTime } from '../domain/calendar.ts';
import type { ReadingHint } from '../domain/reading.ts';
import type { Value, ValueType } from '../domain/value.ts';
import type { Next, Question } from './blocks/block.ts';
import { endWalk, passSilently } from './correct/walk.ts';
import type { Choices } from './effect.ts';
import type { Run } from './run.ts';
import { sayTexts, systemText } from './say.ts';
import { evaluate, textRef } from './scope.ts';
import type { Node, Script } from './script.ts';
import type { Pending } from './state.ts';
import { type TextRef, textKeys } from './text.ts';

/** Choices that are not the script's own: a key that starts with `@`. */
export const EXTRA = { skip: '@passer', done: '@fini', human: '@humain' } as const;

/** Asks the question of a node and waits; on a silent walk an answer that still holds passes it. */
export function ask(run: Run, node: Node): Next {
  const question = questionOf(node);
  if (run.walk) {
    if (passSilently(run, node, question)) return { to: node.next };
    endWalk(run);
  }
  const { frames } = run.state;
  const top = frames.at(-1);
  if (top) run.state.frames = [...frames.slice(0, -1), { ...top, at: question.name }];
  run.state.asked += 1;
  run.state.misses = 0;
  setPending(run, {
    id: run.state.asked.toString(36),
    script: run.script.name,
    block: question.name,
    kind: typeOf(run.script, question).kind,
    choices: keysOf(run, question),
    ticked: [],
    tries: 0,
    correcting: false,
    before: null,
  });
  sayQuestion(run, []);
  return 'wait';
}

/** Shows the pending question again, under what comes first (a recap, a word of help). */
export function sayQuestion(run: Run, before: readonly TextRef[]): void {
  const pending = run.state.pending;
  const question = pending && questionNamed(run.script, pending.block);
  if (!pending || !question) return;
  const text = textRef(run, textKeys.text(question.name), question.text);
  const { kind } = pending;
  const ask = kind === 'position' || kind === 'téléphone' ? { ask: kind } : {};
  sayTexts(run, [...before, text], { choices: choicesOf(run, pending, question), ...ask });
  armSilence(run, pending, question);
}

/** The buttons of the pending question, in the order of `pending.choices`. */
export function choicesOf(run: Run, pending: Pending, question: Question): Choices | null {
  const labels = pending.choices.map((key) => labelOf(run, question, key));
  return labels.length === 0 ? null : { question: pending.id, labels };
}

export function labelOf(run: Run, question: Question, key: string): TextRef {
  if (key === EXTRA.skip) return systemText('bouton.passer');
  if (key === EXTRA.done) return systemText('bouton.fini');
  if (key === EXTRA.human) return systemText('bouton.humain');
  const choice = question.choices.find((one) => one.key === key);
  if (choice) return textRef(run, textKeys.choice(question.name, key), choice.label);
  return systemText(key === 'oui' ? 'bouton.oui' : 'bouton.non');
}

export function setPending(run: Run, pending: Pending | null): void {
  run.state.pending = pending;
}

/** The question of a named block of a script; undefined when the block is gone or asks nothing. */
export function questionNamed(script: Script, block: string): Question | undefined {
  return script.nodes[block]?.block.question ?? undefined;
}

export function typeOf(script: Script, question: Question): ValueType {
  return script.variables[question.name] ?? { kind: question.kind ?? 'texte' };
}

/** What `understanding` should look for: the kind of the pending question. Null when nothing is pending. */
export function hint(script: Script | undefined, pending: Pending | null): ReadingHint | null {
  if (!pending) return null;
  const question = script && questionNamed(script, pending.block);
  const unit = question && script ? typeOf(script, question).unit : undefined;
  return { kind: pending.kind, ...(unit ? { unit } : {}) };
}

/** The two bounds of a question, when both are known at this moment. */
export function boundsOf(run: Run, question: Question): readonly [Value, Value] | null {
  if (!question.between) return null;
  const low = evaluate(run, question.between[0]);
  const high = evaluate(run, question.between[1]);
  return low === undefined || high === undefined ? null : [low, high];
}

function questionOf(node: Node): Question {
  if (!node.block.question) throw new Error(`block ${node.id} asks nothing`);
  return node.block.question;
}

/** Keys of the buttons shown: the script's choices whose condition holds, then ours. */
export function keysOf(run: Run, question: Question): readonly string[] {
  const { kind } = typeOf(run.script, question);
  const own = question.choices
    .filter(({ when }) => when === null || evaluate(run, when) === true)
    .map(({ key }) => key);
  const shown = kind === 'oui/non' ? ['oui', 'non'] : own;
  const done = kind === 'choix multiple' ? [EXTRA.done] : [];
  return [...shown, ...done, ...(question.optional ? [EXTRA.skip] : [])];
}

function armSilence(run: Run, pending: Pending, question: Question): void {
  const { limits, workingTime } = run.context;
  const silence = question.silence ?? run.script.silence;
  const waits = {
    remind: silence ? silence.remindAfterDays : limits.remindAfterDays,
    expire: silence ? silence.expireAfterDays : limits.expireAfterDays,
  };
  for (const kind of ['remind', 'expire'] as const) {
    const days = waits[kind];
    if (days === null) {
      run.act({ type: 'cancel_timer', name: `@${kind}` });
      continue;
    }
    const day = addWorkingDays(run.today, days, workingTime);
    const due = atLocalTime(day, workingTime.from, workingTime.timeZone);
    run.act({ type: 'arm_timer', name: `@${kind}`, due, timer: { kind, question: pending.id } });
  }
}
