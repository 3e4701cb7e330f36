import type { Value } from '../../domain/value.ts';
import { questionNamed, sayQuestion } from '../ask.ts';
import { openMenu } from '../menu.ts';
import type { Run } from '../run.ts';
import { saySystem, systemText } from '../say.ts';
import { textRef } from '../scope.ts';
import { shown } from '../shown.ts';
import type { Passed } from '../state.ts';
import { type TextRef, textKeys } from '../text.ts';
import { reopen } from './retour.ts';

/** « Voici ce que j'ai noté » : a button for each answer; tapping one asks it again. */
export function showNoted(run: Run): void {
  const noted = run.state.trail.filter((item) => answerOf(run, item) !== undefined);
  if (noted.length === 0) {
    saySystem(run, 'corriger_rien');
    if (run.state.pending) sayQuestion(run, []);
    return;
  }
  const keys = noted.map(({ script, block }) => `${script}/${block}`);
  const labels = noted.map((item) => lineOf(run, item));
  openMenu(
    run,
    'corriger',
    [...keys, 'rien'],
    [systemText('corriger_liste')],
    [...labels, systemText('bouton.rien')],
  );
}

/** Asks again the answer that was chosen in the list. */
export function correctLine(run: Run, key: string): void {
  const item = run.state.trail.find(({ script, block }) => `${script}/${block}` === key);
  if (!item) {
    if (run.state.pending) sayQuestion(run, []);
    return;
  }
  reopen(run, item, { before: run.state.pending, correcting: true });
}

/** One line of the list: the question and its answer, each in words. */
function lineOf(run: Run, item: Passed): TextRef {
  const script = run.context.scripts[item.script];
  const question = script && questionNamed(script, item.block);
  const value = answerOf(run, item);
  if (!script || !question || value === undefined) return systemText('bouton.rien');
  const former = run.script;
  run.script = script;
  const label = textRef(run, textKeys.text(item.block), question.text);
  const answer = shown(run, question, value);
  run.script = former;
  return { ...systemText('corriger_ligne'), parts: { question: label, reponse: answer } };
}

function answerOf(run: Run, { script, block }: Passed): Value | undefined {
  return run.state.answers[script]?.[block];
}
