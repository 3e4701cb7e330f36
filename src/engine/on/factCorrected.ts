import type { Value } from '../../domain/value.ts';
import { questionNamed } from '../ask.ts';
import type { SummaryLine } from '../effect.ts';
import { same } from '../facts.ts';
import { summaryLine } from '../handOver.ts';
import type { Run } from '../run.ts';
import { sayTexts, systemText } from '../say.ts';
import { factValue } from '../scope.ts';
import type { Script } from '../script.ts';
import type { Arrival } from './arrival.ts';

/**
 * An advisor put an answer right: the fact and the card change, and the person is told, in the advisor's
 * name. What was worked out from the old answer stays as it was: nobody is asked anything again.
 */
export function factCorrected(run: Run, event: Arrival<'fact_corrected'>): void {
  const { escalation, name, value } = event;
  if (same(factValue(run, name) ?? null, value)) {
    run.trace({ type: 'note', name: 'already_so', detail: name });
    return;
  }
  const line = lineOf(run, name, value);
  answerAnew(run, name, value);
  run.noted[name] = value;
  run.act({ type: 'note_fact', name, value, source: 'conseiller' });
  if (run.state.escalations.some(({ id }) => id === escalation))
    run.act({ type: 'correct_escalation', escalation, summary: [line] });
  if (run.state.stopped) return;
  const parts = { question: line.label, reponse: line.value };
  sayTexts(run, [{ ...systemText('fait_corrige'), parts }], { speaker: 'advisor' });
}

/** The line as its own question words it, whatever script is under way. */
function lineOf(run: Run, name: string, value: Value): SummaryLine {
  const former = run.script;
  run.script = scriptAsking(run, name) ?? former;
  const line = summaryLine(run, name, value);
  run.script = former;
  return line;
}

/** The script of the talk that asks for this fact, else the first that does. */
function scriptAsking(run: Run, name: string): Script | undefined {
  const { frames, last } = run.state;
  const near = [...frames, ...(last ? [last] : [])].map(
    ({ script }) => run.context.scripts[script],
  );
  return [...near, ...Object.values(run.context.scripts)].find(
    (script) => script !== undefined && questionNamed(script, name) !== undefined,
  );
}

/** A script reads its own answers before the facts. */
function answerAnew(run: Run, name: string, value: Value): void {
  const answers = Object.entries(run.state.answers).map(
    ([script, own]) => [script, name in own ? { ...own, [name]: value } : own] as const,
  );
  run.state.answers = Object.fromEntries(answers);
}
