import { criterionLines, type Explained, exampleLines, meaning } from './explain.ts';
import { datesInFrench, day, formulaLines, textOnOneLine, valueInFrench } from './inFrench.ts';
import type { Aid, RuleCriterion } from './ruleSet.ts';

/** The page of the documentation that lists every rule, with its source, its dates and its boundaries. */
export function rulesPage(context: Explained): string {
  const { ruleSet } = context;
  const criteria = [...ruleSet.criteria].sort((one, other) => one.order - other.order);
  return [
    '# Les règles du pré-diagnostic',
    '',
    `Cette page est écrite par le logiciel, à partir de \`${ruleSet.file}\`, \`dialogs/aides.yaml\` et \`dialogs/ccas.yaml\`.`,
    'Ne la modifiez pas : changez ces fichiers, puis `UPDATE=1 npm test -- test/rules/page.test.ts`.',
    '',
    'Le robot ne décide rien. La réponse est celle du critère le plus sévère qui n’est pas rempli :',
    '« On peut regarder ensemble », « À voir d’abord avec le conseiller » ou « Pas dans ce dispositif ».',
    'Les seuils sont ceux du CCAS. Ceux du budget sont pour le conseiller : le robot ne les dit pas.',
    '',
    '## D’où partent les exemples',
    '',
    'Les exemples changent une seule réponse de cette personne, pour qui tout va bien :',
    '',
    ...ruleSet.questions.map(({ name }) => `- ${startingAnswer(name, context)}`),
    '',
    '## Les critères',
    '',
    ...criteria.flatMap((criterion) => [...criterionSection(criterion, context), '']),
    '## Les calculs',
    '',
    'Des critères lisent ces valeurs. Elles ne sont ni demandées, ni montrées.',
    '',
    ...ruleSet.calculations.map(
      ({ name, formula }) => `- \`${name}\` : \`${formulaLines(formula).join(' ')}\``,
    ),
    '- `mensualite` : la mensualité d’un prêt de « montant » sur « duree », au taux « ccas.taux_exemple ». Un exemple, pas une offre.',
    '',
    '## Où se tourner aussi',
    '',
    ...ruleSet.aids.flatMap((aid) => [...aidSection(aid), '']),
  ].join('\n');
}

function startingAnswer(name: string, { starting, definitions }: Explained): string {
  const value = starting.facts[name];
  const words = value === undefined ? '' : valueInFrench(name, value, definitions);
  return `${meaning(name, definitions)} (\`${name}\`) : ${words}`;
}

function criterionSection(criterion: RuleCriterion, context: Explained): readonly string[] {
  const { condition, facts } = criterionLines(criterion, context);
  const examples = exampleLines(criterion, context);
  const shown =
    examples.length === 0
      ? ['- Exemples : avec les réglages d’aujourd’hui, ce critère est toujours rempli.']
      : ['- Exemples :', ...examples.map((line) => `  - ${line}`)];
  return [
    `### ${criterion.title}`,
    '',
    `\`${criterion.name}\`, ordre ${criterion.order}`,
    '',
    '```yaml',
    ...condition,
    '```',
    '',
    ...facts.map((line) => `- ${line}`),
    ...shown,
  ];
}

function aidSection({ name, title, text, formula, source, checkedOn, dates }: Aid) {
  const shown =
    formula === null
      ? ['- Montrée quand un critère la nomme.']
      : ['- Montrée aussi quand :', '', '```yaml', ...formulaLines(formula), '```', ''];
  const limits =
    dates.since === null && dates.until === null ? '' : ` Vaut ${datesInFrench(dates)}.`;
  return [
    `### ${textOnOneLine(title)}`,
    '',
    `\`${name}\` : ${textOnOneLine(text)}`,
    '',
    ...shown,
    `- Source : ${source}. Relue le ${day(checkedOn)}.${limits}`,
  ];
}
