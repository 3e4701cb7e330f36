import type { FactDefinitions } from '../domain/fact.ts';
import type { Value, Values, ValueType } from '../domain/value.ts';
import type { Rules } from '../domain/verdict.ts';
import { checkRules } from './checks.ts';
import type { AidDraft, CriterionDraft, RuleProblem, RulesDraft } from './draft.ts';
import { aidName, targetNames } from './entries.ts';
import { evaluate } from './evaluate.ts';
import { type Complaint, createMachine, type Machine, plainWords } from './machine.ts';
import type { CompiledAid, CompiledCriterion, Model } from './model.ts';
import { type Rule, translateRules } from './translated.ts';

/** Rules compiled, and everything that is wrong with them. With an `erreur` they must not be used. */
export type CompiledRules = {
  readonly rules: Rules;
  readonly model: Model;
  readonly problems: readonly RuleProblem[];
};

/**
 * Compiles the rules of one file. Total: rules that hold a mistake are told and left out, with those
 * that read them. Call it once a file is loaded; the result may be asked as often as needed.
 */
export function compileRules(draft: RulesDraft, definitions: FactDefinitions): CompiledRules {
  const translated = translateRules(draft, definitions);
  const told = [...translated.problems, ...checkRules(draft, definitions, translated)];
  const sound = soundRules(translated.rules, told);
  const facts = factsRead(sound, definitions);
  const { machine, problems } = buildMachine(sound, facts);
  const model: Model = {
    machine,
    facts,
    questions: draft.questions.map(({ name }) => name).filter((name) => definitions[name]),
    criteria: compiledCriteria(draft, sound, translated.factsOf),
    aids: draft.aids.flatMap((aid) => compiledAid(aid, sound)),
  };
  return {
    model,
    problems: [...told, ...problems],
    rules: { evaluate: (known, today) => evaluate(model, known, today) },
  };
}

/** Rules without a mistake of their own, nor of a rule that they read. */
function soundRules(
  rules: ReadonlyMap<string, Rule>,
  problems: readonly RuleProblem[],
): Map<string, Rule> {
  const wrong = problems.filter(({ severity }) => severity === 'erreur');
  const broken = new Set(
    [...rules.values()]
      .filter(({ rule, is }) =>
        wrong.some((problem) => problem.rule === rule && problem.aid === (is === 'aid')),
      )
      .map(({ name }) => name),
  );
  return without(rules, broken);
}

function without(rules: ReadonlyMap<string, Rule>, broken: Set<string>): Map<string, Rule> {
  const left = [...rules].filter(([name]) => !broken.has(name));
  const more = left.filter(([, { names }]) => names.some((name) => broken.has(name)));
  if (more.length === 0) return new Map(left);
  return without(new Map(left), new Set([...broken, ...more.map(([name]) => name)]));
}

function factsRead(
  rules: ReadonlyMap<string, Rule>,
  definitions: FactDefinitions,
): Readonly<Record<string, ValueType>> {
  const names = new Set([...rules.values()].flatMap((rule) => rule.names));
  const pairs = [...names].flatMap((name) => {
    const definition = rules.has(name) ? undefined : definitions[name];
    return definition ? [[name, definition.type] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** The machine, without the rules that Publicodes refuses: each is told. `rules` loses them too. */
function buildMachine(
  rules: Map<string, Rule>,
  facts: Readonly<Record<string, ValueType>>,
): { readonly machine: Machine; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  for (;;) {
    const warnings: string[] = [];
    const code = Object.fromEntries([...rules].map(([name, rule]) => [name, rule.code]));
    const made = createMachine({ facts, rules: code, onWarning: (words) => warnings.push(words) });
    if ('rule' in made) {
      const refused = rules.get(made.rule);
      if (!refused) throw new Error(`Publicodes refuses the rules: ${made.words}`);
      problems.push(refusal(refused, made));
      const left = without(rules, new Set([made.rule]));
      rules.clear();
      for (const [name, rule] of left) rules.set(name, rule);
      continue;
    }
    return { machine: made, problems: [...problems, ...tried(made, rules, facts, warnings)] };
  }
}

/** Asks every rule once, so that what Publicodes would say on the console comes out now. */
function tried(
  machine: Machine,
  rules: ReadonlyMap<string, Rule>,
  facts: Readonly<Record<string, ValueType>>,
  warnings: string[],
): readonly RuleProblem[] {
  const samples: Values = Object.fromEntries(
    Object.entries(facts).map(([name, type]) => [name, sampleOf(type)]),
  );
  return [...rules.values()].flatMap((rule) => {
    warnings.length = 0;
    machine.set(samples);
    machine.find(rule.name);
    return warnings.map((words) => refusal(rule, { rule: rule.name, words: plainWords(words) }));
  });
}

function sampleOf({ kind, choices }: ValueType): Value {
  if (kind === 'choix') return choices?.[0] ?? '';
  return kind === 'oui/non' ? true : 1;
}

function refusal({ rule, is, under }: Rule, { words }: Complaint): RuleProblem {
  return {
    code: 'regle-refusee',
    severity: 'erreur',
    rule,
    aid: is === 'aid',
    path: under,
    sentence: `Publicodes ne comprend pas cette règle : ${words}`,
    mend: 'Écrivez-la autrement, avec des noms en lettres latines : publi.codes en montre des exemples.',
  };
}

function compiledCriteria(
  { criteria }: RulesDraft,
  sound: ReadonlyMap<string, Rule>,
  factsOf: (name: string) => readonly string[],
): readonly CompiledCriterion[] {
  return criteria
    .filter(({ name }) => sound.has(name))
    .map(({ formula: _formula, ...criterion }) => ({
      ...criterion,
      reads: factsOf(criterion.name),
      near: nearOf(criterion, sound),
    }))
    .sort((one, other) => one.order - other.order);
}

/** Without an aid whose situation holds a mistake. */
function compiledAid(
  { formula, ...aid }: AidDraft,
  sound: ReadonlyMap<string, Rule>,
): readonly CompiledAid[] {
  if (formula === null) return [{ ...aid, rule: null }];
  const rule = aidName(aid);
  return sound.has(rule) ? [{ ...aid, rule }] : [];
}

function nearOf(
  criterion: Omit<CriterionDraft, 'formula'>,
  sound: ReadonlyMap<string, Rule>,
): CompiledCriterion['near'] {
  if (!criterion.near) return null;
  const targets = targetNames(criterion).filter((name) => sound.has(name));
  return { fact: criterion.near.fact, targets };
}
