import type { FactDefinitions } from '../../domain/fact.ts';
import type { Problem } from '../problem.ts';
import { readSource, type Source } from '../source.ts';
import { listed } from '../words.ts';
import { readBounds, readExample } from './bounds.ts';
import { criterionField, KEYS, NO_FIELDS, questionField } from './fields.ts';
import { FORMULA_KEYS, topFormula } from './formulaNode.ts';
import { fieldsOf, type NamedEntry, namedEntries } from './namedEntries.ts';
import type { RuleCalculation, RuleCriterion, RuleQuestion } from './ruleSet.ts';
import { told } from './told.ts';

/** A file of rules as it was read: shapes are right, formulas are not checked yet. */
export type RulesFile = {
  readonly questions: readonly RuleQuestion[];
  readonly calculations: readonly RuleCalculation[];
  readonly criteria: readonly RuleCriterion[];
  readonly problems: readonly Problem[];
};

/**
 * Reads `dialogs/<name>.publicodes.yaml`. An entry with `question:` is a question, one with `sinon:` or
 * another key of criteria a criterion, the others are calculations. What has no right shape is told and
 * left out.
 */
export function readRulesFile(file: string, text: string, definitions: FactDefinitions): RulesFile {
  const source = readSource(file, text);
  const { entries, problems: shape } = namedEntries(source);
  const problems = [...source.problems, ...shape];
  const reading = { source, definitions, problems };
  const of = (kind: Sort) => entries.filter((entry) => sortOf(entry) === kind);
  return {
    questions: of('question').flatMap((entry) => readQuestion(reading, entry)),
    calculations: of('calculation').flatMap((entry) => readCalculation(reading, entry)),
    criteria: of('criterion').flatMap((entry) => readCriterion(reading, entry)),
    problems,
  };
}

type Sort = 'question' | 'criterion' | 'calculation';
type Reading = {
  readonly source: Source;
  readonly definitions: FactDefinitions;
  readonly problems: Problem[];
};

function sortOf({ keys }: NamedEntry): Sort {
  if (keys.includes('question')) return 'question';
  const criterion = KEYS.criterion.filter((key) => key !== 'notes');
  return criterion.some((key) => keys.includes(key)) ? 'criterion' : 'calculation';
}

function readQuestion(reading: Reading, entry: NamedEntry): readonly RuleQuestion[] {
  const { source, definitions, problems } = reading;
  const { data, problems: wrong } = fieldsOf(source, entry, questionField, KEYS.question);
  problems.push(...wrong);
  if (!data) return [];
  const { placed } = entry;
  const definition = definitions[placed.name];
  const written = Object.entries(data.choix ?? {}).map(([key, label]) => ({ key, label }));
  const labels = Object.entries(definition?.labels ?? {}).map(([key, label]) => ({
    key,
    label: { source: label, reads: [] },
  }));
  problems.push(...unknownChoices(placed, written, labels));
  const bounds = readBounds(placed, data.entre ?? null, definition);
  const example = readExample(placed, data.exemple ?? null, definition);
  problems.push(...bounds.problems, ...example.problems);
  const { sinon_texte: fallback } = data;
  return [
    {
      ...placed,
      text: fallback === undefined ? data.question : { ...data.question, fallback },
      help: data.aide ?? null,
      why: data.pourquoi ?? null,
      choices: written.length > 0 ? written : labels,
      between: data.entre ?? null,
      bounds: bounds.value,
      example: example.value,
    },
  ];
}

function unknownChoices(
  placed: NamedEntry['placed'],
  written: readonly { readonly key: string }[],
  known: readonly { readonly key: string }[],
): readonly Problem[] {
  const keys = known.map(({ key }) => key);
  return written
    .filter(({ key }) => !keys.includes(key))
    .map(({ key }) => {
      const mend =
        keys.length === 0
          ? 'Ce fait n’a pas de choix dans faits.yaml : enlevez « choix: ».'
          : `Écrivez un de ses choix : ${listed(keys)}.`;
      return told(
        'question-choix',
        `« ${key} » n’est pas un choix du fait « ${placed.name} ».`,
        mend,
        placed.placeOf(['choix', key]),
      );
    });
}

function readCalculation(reading: Reading, entry: NamedEntry): readonly RuleCalculation[] {
  const { source, problems } = reading;
  const known = [...KEYS.calculation, ...FORMULA_KEYS];
  problems.push(...fieldsOf(source, entry, NO_FIELDS, known).problems);
  const formula = formulaIn(reading, entry);
  return formula === null ? [] : [{ ...entry.placed, formula }];
}

function readCriterion(reading: Reading, entry: NamedEntry): readonly RuleCriterion[] {
  const { source, problems } = reading;
  const known = [...KEYS.criterion, ...FORMULA_KEYS];
  const { data, problems: wrong } = fieldsOf(source, entry, criterionField, known);
  problems.push(...wrong);
  const formula = formulaIn(reading, entry);
  if (!data || formula === null) return [];
  return [
    {
      ...entry.placed,
      title: data.titre,
      outcome: data.sinon,
      order: data.ordre,
      formula,
      reason: data.raison,
      near: data.presque ?? null,
      aids: data.aides,
      source: data.source,
      dates: { since: data.depuis, until: data["jusqu'a"] ?? null },
      replaces: data.remplace ?? null,
    },
  ];
}

function formulaIn({ problems }: Reading, { node, placed }: NamedEntry) {
  const formula = topFormula(node);
  if (formula === null) {
    const mend = 'Ajoutez une ligne « valeur: … », ou « question: … » si c’est un fait à demander.';
    const sentence = `Il manque « valeur: » dans « ${placed.name} ».`;
    problems.push(told('cle-manquante', sentence, mend, placed.place));
  }
  return formula;
}
