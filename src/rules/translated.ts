import type { FactDefinitions } from '../domain/fact.ts';
import type { RulePath, RuleProblem, RulesDraft } from './draft.ts';
import { type FormulaEntry, formulasOf } from './entries.ts';
import type { Tree } from './expression/tree.ts';
import { namesIn } from './expression/write.ts';
import { type Code, type FormulaFinding, type Naming, translate } from './formula.ts';
import { ANY, inFrench, type Kind, kindOf } from './kind.ts';
import { DERIVED } from './situation.ts';

/** A formula of a file, put into Publicodes. */
export type Rule = FormulaEntry & {
  readonly code: Code;
  readonly kind: Kind;
  readonly trees: readonly Tree[];
  /** Facts and rules that it names. */
  readonly names: readonly string[];
};

export type TranslatedRules = {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly problems: readonly RuleProblem[];
  /** Facts that a rule stands on, through whatever it names, computed ones as what they are computed from. */
  readonly factsOf: (name: string) => readonly string[];
};

/** Puts every formula of a file into Publicodes, with all that is wrong in them. */
export function translateRules(draft: RulesDraft, definitions: FactDefinitions): TranslatedRules {
  const entries = formulasOf(draft);
  const named = new Map(
    entries.flatMap((entry) =>
      entry.is === 'calculation' || entry.is === 'criterion' ? [[entry.name, entry] as const] : [],
    ),
  );
  const problems: RuleProblem[] = [];
  const rules = new Map<string, Rule>();
  const opened: string[] = [];
  const naming: Naming = {
    names: [...Object.keys(definitions), ...named.keys()],
    kindOfName: (name) => {
      const definition = definitions[name];
      const entry = named.get(name);
      if (definition) return kindOf(definition.type);
      return entry ? open(entry).kind : null;
    },
  };

  function open(entry: FormulaEntry): Rule | { readonly kind: Kind } {
    const done = rules.get(entry.name);
    if (done) return done;
    if (opened.includes(entry.name)) {
      problems.push(circular(entry, [...opened.slice(opened.indexOf(entry.name)), entry.name]));
      return { kind: ANY };
    }
    opened.push(entry.name);
    const { code, kind, trees, findings } = translate(entry.formula, naming);
    opened.pop();
    const names = [...new Set(trees.flatMap(namesIn))];
    const rule = { ...entry, code, kind, trees, names };
    rules.set(entry.name, rule);
    problems.push(...findings.map((finding) => problemOf(finding, entry)), ...unfit(rule));
    return rule;
  }

  for (const entry of entries) open(entry);
  return { rules, problems, factsOf: (name) => factsUnder(name, rules, definitions) };
}

function problemOf({ path, ...finding }: FormulaFinding, entry: FormulaEntry): RuleProblem {
  const shown = [...entry.under, ...path];
  return { ...finding, severity: 'erreur', rule: entry.rule, aid: entry.is === 'aid', path: shown };
}

/** A criterion and the situation of an aid are conditions. */
function unfit({ is, kind, rule, under }: Rule): readonly RuleProblem[] {
  if ((is !== 'criterion' && is !== 'aid') || kind.is === 'yesNo' || kind.is === 'any') return [];
  const path: RulePath = is === 'aid' ? under : ['valeur'];
  return [
    {
      code: 'regle-sans-condition',
      severity: 'erreur',
      rule,
      aid: is === 'aid',
      path,
      sentence: `Ceci donne ${inFrench(kind)}, pas un oui ou non.`,
      mend: 'Écrivez une condition, par exemple « montant <= ccas.montant_max ».',
    },
  ];
}

function circular({ rule, under }: FormulaEntry, names: readonly string[]): RuleProblem {
  return {
    code: 'regle-circulaire',
    severity: 'erreur',
    rule,
    aid: false,
    path: under,
    sentence: `Ces règles se lisent l’une l’autre sans fin : ${names.map((name) => `« ${name} »`).join(' → ')}.`,
    mend: 'Écrivez l’une d’elles avec des faits seulement.',
  };
}

function factsUnder(
  name: string,
  rules: ReadonlyMap<string, Rule>,
  definitions: FactDefinitions,
): readonly string[] {
  const seen = new Set([name]);
  for (const one of seen) {
    for (const read of rules.get(one)?.names ?? DERIVED[one] ?? []) seen.add(read);
  }
  return [...seen].filter((one) => definitions[one] && !rules.has(one) && !DERIVED[one]);
}
