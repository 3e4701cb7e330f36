import type { FactDefinitions } from '../../domain/fact.ts';
import type { Values } from '../../domain/value.ts';
import { type Boundary, boundaries, type Starting } from '../../rules/boundaries.ts';
import {
  datesInFrench,
  formulaLines,
  OUTCOME_WORDS,
  textOnOneLine,
  valueInFrench,
} from './inFrench.ts';
import type { RuleCriterion, RuleSet } from './ruleSet.ts';
import { startingOf } from './starting.ts';

/** A rule set with what is needed to explain it: the settings of the CCAS, and its boundaries. */
export type Explained = {
  readonly ruleSet: RuleSet;
  readonly definitions: FactDefinitions;
  readonly settings: Values;
  readonly starting: Starting;
  readonly boundaries: readonly Boundary[];
};

/** Finds every boundary, once for all the rules of a file. */
export function explained(
  ruleSet: RuleSet,
  settings: Values,
  definitions: FactDefinitions,
): Explained {
  const starting = startingOf(ruleSet, settings, definitions);
  return {
    ruleSet,
    definitions,
    settings,
    starting,
    boundaries: boundaries(ruleSet.model, starting),
  };
}

/** A criterion in French, line by line: the condition, what happens otherwise, source, dates, examples. */
export function criterionLines(
  criterion: RuleCriterion,
  context: Explained,
): { readonly condition: readonly string[]; readonly facts: readonly string[] } {
  const { near, aids } = criterion;
  const titles = aids.map((name) => {
    const aid = context.ruleSet.aids.find((one) => one.name === name);
    return aid ? textOnOneLine(aid.title) : name;
  });
  return {
    condition: formulaLines(criterion.formula),
    facts: [
      ...settingLines(criterion, context),
      `Quand c’est non : ${OUTCOME_WORDS[criterion.outcome]}.`,
      `La personne lit : « ${textOnOneLine(criterion.reason)} »`,
      ...(near
        ? [`Presque : le robot essaie ${near.to.join(', puis ')} pour « ${near.fact} ».`]
        : []),
      ...(titles.length > 0 ? [`Où se tourner aussi : ${titles.join(', ')}.`] : []),
      `Source : ${criterion.source}.`,
      `Vaut ${datesInFrench(criterion.dates)}.`,
    ],
  };
}

/** What the criterion comes to around its own numbers, one line a boundary. */
export function exampleLines(
  { name }: RuleCriterion,
  { boundaries: all, starting, definitions }: Explained,
): readonly string[] {
  return all
    .filter(({ rule }) => rule === name)
    .map((boundary) => {
      const { fact, examples } = boundary;
      const shown = (met: boolean) => {
        const values = examples.filter((one) => one.met === met).map(({ value }) => value);
        return values.length > MANY
          ? 'tous les autres choix'
          : values.map((value) => valueInFrench(fact, value, definitions)).join(', ');
      };
      const where = otherFacts(boundary, starting, definitions);
      return `${meaning(fact, definitions)}${where} : rempli ou sans objet avec ${shown(true)} ; pas rempli avec ${shown(false)}`;
    });
}

/** More choices than this on one side are not listed: those of the other side are. */
const MANY = 3;

/** The settings of the CCAS that a criterion reads. */
function settingLines({ name }: RuleCriterion, context: Explained): readonly string[] {
  const { ruleSet, settings, definitions } = context;
  const reads = ruleSet.model.criteria.find((one) => one.name === name)?.reads ?? [];
  const shown = reads.flatMap((fact) => {
    const value = settings[fact];
    return value === undefined ? [] : [`${fact} = ${valueInFrench(fact, value, definitions)}`];
  });
  return shown.length === 0 ? [] : [`Réglages du CCAS : ${shown.join(' ; ')}.`];
}

function otherFacts(
  { fact, facts }: Boundary,
  starting: Starting,
  definitions: FactDefinitions,
): string {
  const changed = Object.keys(facts).filter(
    (name) => name !== fact && facts[name] !== starting.facts[name],
  );
  const words = changed.map(
    (name) => `${name} = ${valueInFrench(name, facts[name] ?? '', definitions)}`,
  );
  return words.length === 0 ? '' : ` (avec ${words.join(', ')})`;
}

export function meaning(fact: string, definitions: FactDefinitions): string {
  return definitions[fact]?.description ?? fact;
}
