import { keysOf, questionNamed, sayQuestion, setPending, typeOf } from '../ask.ts';
import { undo } from '../path.ts';
import { enterTop, type Run } from '../run.ts';
import { saySystem } from '../say.ts';
import type { Passed, Pending } from '../state.ts';
import { framesUnder, putToSleep } from './correct.ts';

/** Re-opens the previous question: its answer is taken back with all that was done since. */
export function goBack(run: Run): void {
  const { pending, trail } = run.state;
  if (pending?.correcting && pending.before) {
    setPending(run, pending.before);
    sayQuestion(run, []);
    return;
  }
  const last = trail.at(-1);
  if (!last || (run.state.frames.length === 0 && !run.state.last)) {
    saySystem(run, 'retour_rien');
    if (pending) sayQuestion(run, []);
    return;
  }
  run.state.trail = trail.slice(0, -1);
  for (const { undo: what } of [...last.done].reverse()) if (what) undo(run, what);
  run.state.frames = framesUnder(run, last);
  enterTop(run);
  putToSleep(run, [last]);
  forgetAnswer(run, last);
  reopen(run, last);
}

type Question = Pick<Passed, 'script' | 'block'>;

type Options = {
  /** The answer replaces the one given, and the script is walked silently from there. */
  readonly correcting?: boolean;
  /** The question that was pending, for going back to it. */
  readonly before?: Pending | null;
  /** Not aloud: whoever opened the question says it. */
  readonly aloud?: boolean;
};

/** Asks an answered question again. */
export function reopen(run: Run, { script, block }: Question, options: Options = {}): void {
  const { correcting = false, before = null, aloud = true } = options;
  const source = run.context.scripts[script];
  const question = source && questionNamed(source, block);
  if (!question) return;
  run.script = source;
  run.state.asked += 1;
  setPending(run, {
    id: run.state.asked.toString(36),
    script,
    block,
    kind: typeOf(source, question).kind,
    choices: keysOf(run, question),
    ticked: [],
    tries: 0,
    correcting,
    before,
  });
  if (aloud) sayQuestion(run, []);
}

function forgetAnswer(run: Run, { script, block }: Passed): void {
  const rest = { ...run.state.asleep[script] };
  delete rest[block];
  run.state.asleep = { ...run.state.asleep, [script]: rest };
}
