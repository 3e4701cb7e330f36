import type { Value, Values } from '../../domain/value.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Next } from '../blocks/block.ts';
import type { Evaluer } from '../blocks/evaluer.ts';
import { noteFact, same } from '../facts.ts';
import type { Run } from '../run.ts';
import { factValue } from '../scope.ts';
import type { Node } from '../script.ts';
import type { RuleBinding } from './binding.ts';
import { given } from './names.ts';

/** Asks what can still change the verdict; when nothing can, gives it and goes on. */
export function playEvaluation(run: Run, node: Node, block: Evaluer, binding: RuleBinding): Next {
  const known = knownBefore(run, block, binding);
  if (known.length > 0) {
    put(run, given.known(block.name), known);
    return goTo(run, node, given.confirmed(block.name));
  }
  const verdict = binding.rules.evaluate(factsOf(run, block, binding), run.today);
  const [ask] = verdict.asks;
  if (ask !== undefined && node.branches[ask] != null) return goTo(run, node, ask);
  run.trace({ type: 'block', script: run.script.name, node: node.id });
  give(run, block.name, binding, verdict);
  return { to: node.next };
}

function goTo(run: Run, node: Node, branch: string): Next {
  run.trace({ type: 'block', script: run.script.name, node: node.id, branch });
  return { to: node.branches[branch] ?? node.next };
}

/** Facts of an earlier talk, to be confirmed before anything is asked; none once something was answered here. */
function knownBefore(
  run: Run,
  { name, confirm }: Evaluer,
  binding: RuleBinding,
): readonly string[] {
  const own = answersOf(run);
  const begun = [given.confirmed(name), ...binding.questions.map((one) => one.name)];
  if (!confirm || begun.some((one) => own[one] !== undefined)) return [];
  return binding.questions
    .map((one) => one.name)
    .filter((one) => factValue(run, one) !== undefined);
}

/** What the rules may read: answers of this talk; facts from before only if they still hold. */
function factsOf(run: Run, { name, confirm }: Evaluer, { questions }: RuleBinding): Values {
  const own = answersOf(run);
  const stillTrue = confirm === null || own[given.confirmed(name)] === true;
  const facts: Record<string, Value> = { ...run.context.facts };
  for (const [fact, value] of Object.entries(run.noted)) {
    if (value === null) delete facts[fact];
    else facts[fact] = value;
  }
  for (const { name: fact } of questions) {
    if (!stillTrue) delete facts[fact];
    const answer = own[fact];
    if (answer !== undefined) facts[fact] = answer;
  }
  return facts;
}

/** The verdict is an answer of the script and, if `faits.yaml` knows its name, a fact. */
function give(run: Run, name: string, { advices }: RuleBinding, verdict: Verdict): void {
  const { outcome, reasons, near, aids } = verdict;
  put(run, name, outcome);
  put(run, given.example(name), verdict.instalment);
  if (name in run.context.definitions) noteFact(run, name, outcome);
  const lists: Readonly<Record<string, readonly string[]>> = {
    [given.reasons(name)]: reasons.filter((rule) => !advices.has(rule)),
    [given.advices(name)]: reasons.filter((rule) => advices.has(rule)),
    [given.near(name)]: near.map(({ rule }) => rule),
    [given.aids(name)]: aids,
  };
  for (const [list, keys] of Object.entries(lists)) put(run, list, keys.length > 0 ? keys : null);
  for (const { rule, value, instalment } of near) {
    put(run, given.moved(name, rule), value);
    put(run, given.instalment(name, rule), instalment);
  }
}

/** Keeps a value among the script's answers; on a corrected path what changed is said again. */
function put(run: Run, name: string, value: Value | null): void {
  const own = { ...answersOf(run) };
  if (same(own[name] ?? null, value)) return;
  if (value === null) delete own[name];
  else own[name] = value;
  run.walk?.changed.add(name);
  run.state.answers = { ...run.state.answers, [run.script.name]: own };
}

function answersOf(run: Run): Values {
  return run.state.answers[run.script.name] ?? {};
}
