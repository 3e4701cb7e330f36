import type { Values } from '../domain/value.ts';
import { readCcas } from '../script/ccas.ts';
import { readFacts } from '../script/facts.ts';
import { readAids } from '../script/rules/aidsFile.ts';
import {
  criterionLines,
  type Explained,
  exampleLines,
  explained,
} from '../script/rules/explain.ts';
import { readRuleSet } from '../script/rules/readRuleSet.ts';
import type { RuleCriterion } from '../script/rules/ruleSet.ts';
import { didYouMean } from '../script/suggest.ts';

/** What a command says, and whether it found what was asked. */
type Told = { readonly ok: boolean; readonly lines: readonly string[] };

/**
 * A rule in French, or the list of rules when none is named. Reads the staff's files and nothing else:
 * no running programme is needed. `files` maps `dialogs/…` to their texts.
 */
export function explainRule(files: Readonly<Record<string, string>>, name: string | null): Told {
  const sets = ruleSetsOf(files);
  if (sets.length === 0)
    return { ok: false, lines: ['Aucun fichier de règles dans dialogs/ (*.publicodes.yaml).'] };
  if (name === null) return { ok: true, lines: sets.flatMap(listOf) };
  for (const context of sets) {
    const criterion = context.ruleSet.criteria.find((one) => one.name === name);
    if (criterion) return { ok: true, lines: linesOf(criterion, context) };
  }
  const names = sets.flatMap(({ ruleSet }) => ruleSet.criteria.map((one) => one.name));
  const near = didYouMean(name, names);
  const hint =
    near === null ? 'Sans nom, la commande les montre toutes.' : `Vouliez-vous dire « ${near} » ?`;
  return { ok: false, lines: [`Aucune règle ne s’appelle « ${name} ». ${hint}`] };
}

/** Every file of rules, read with the settings of the CCAS. */
export function ruleSetsOf(files: Readonly<Record<string, string>>): readonly Explained[] {
  const text = (name: string) => [`dialogs/${name}`, files[`dialogs/${name}`] ?? ''] as const;
  const { facts } = readFacts(...text('faits.yaml'));
  const { aids } = readAids(...text('aides.yaml'));
  const settings = settingsOf(readCcas(...text('ccas.yaml')).ccas?.limits ?? {});
  return Object.keys(files)
    .filter((file) => /^dialogs\/[^/]+\.publicodes\.yaml$/u.test(file))
    .map((file) => {
      const { ruleSet } = readRuleSet(file, files[file] ?? '', facts, aids);
      return explained(ruleSet, settings, facts);
    });
}

function settingsOf(limits: Values): Values {
  return Object.fromEntries(Object.entries(limits).map(([name, value]) => [`ccas.${name}`, value]));
}

function listOf({ ruleSet }: Explained): readonly string[] {
  const criteria = [...ruleSet.criteria].sort((one, other) => one.order - other.order);
  const width = Math.max(...criteria.map(({ name }) => name.length));
  return [
    `${ruleSet.file} :`,
    ...criteria.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`),
    'Pour en lire une : npm run expliquer -- regle <nom>',
  ];
}

function linesOf(criterion: RuleCriterion, context: Explained): readonly string[] {
  const { condition, facts } = criterionLines(criterion, context);
  const examples = exampleLines(criterion, context);
  return [
    `${criterion.title} (${criterion.name})`,
    '',
    'Oui quand :',
    ...condition.map((line) => `  ${line}`),
    '',
    ...facts,
    '',
    ...(examples.length === 0
      ? ['Avec les réglages d’aujourd’hui, ce critère est toujours rempli.']
      : ['Exemples :', ...examples.map((line) => `  ${line}`)]),
  ];
}
