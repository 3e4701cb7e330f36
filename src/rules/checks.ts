import type { FactDefinitions } from '../domain/fact.ts';
import type { CriterionDraft, Dates, RulePath, RuleProblem, RulesDraft } from './draft.ts';
import { targetNames } from './entries.ts';
import { inFrench, kindOf, sameUnits } from './kind.ts';
import { DERIVED } from './situation.ts';
import type { TranslatedRules } from './translated.ts';

/** Everything that a file of rules and its facts, questions and aids must agree on. */
export function checkRules(
  draft: RulesDraft,
  definitions: FactDefinitions,
  translated: TranslatedRules,
): readonly RuleProblem[] {
  return [
    ...takenNames(draft, definitions),
    ...questionProblems(draft, definitions, translated),
    ...draft.criteria.flatMap((criterion) => [
      ...missingQuestions(criterion, draft, definitions, translated),
      ...unknownAids(criterion, draft),
      ...nearProblems(criterion, definitions, translated),
      ...replacedProblems(criterion, draft),
    ]),
    ...draft.criteria.flatMap(({ name, dates }) => reversedDates(name, dates)),
    ...draft.aids.flatMap(({ name, dates }) =>
      reversedDates(name, dates).map((one) => ({ ...one, aid: true })),
    ),
    ...unseenAids(draft),
  ];
}

function takenNames(draft: RulesDraft, definitions: FactDefinitions): readonly RuleProblem[] {
  return [...draft.criteria, ...draft.calculations]
    .filter(({ name }) => definitions[name])
    .map(({ name }) =>
      problem(name, [], {
        code: 'regle-nom-pris',
        sentence: `« ${name} » est déjà un fait de faits.yaml.`,
        mend: 'Écrivez un autre nom ; pour poser la question de ce fait, écrivez « question: ».',
      }),
    );
}

function questionProblems(
  draft: RulesDraft,
  definitions: FactDefinitions,
  { factsOf }: TranslatedRules,
): readonly RuleProblem[] {
  const read = new Set(draft.criteria.flatMap(({ name }) => factsOf(name)));
  return draft.questions.flatMap(({ name }): readonly RuleProblem[] => {
    const definition = definitions[name];
    if (!definition)
      return [
        problem(name, [], {
          code: 'question-sans-fait',
          sentence: `« ${name} » n’est pas un fait de faits.yaml.`,
          mend: `Ajoutez dans faits.yaml « ${name}: », avec « type: » et « qui: personne ». Ou écrivez un nom qui y est.`,
          unknown: { word: name, known: Object.keys(definitions) },
        }),
      ];
    if (read.has(name)) return [];
    return [
      {
        ...problem(name, [], {
          code: 'question-inutile',
          sentence: `Aucun critère ne lit « ${name} » : cette question ne sera jamais posée.`,
          mend: 'Écrivez un critère qui la lit, ou enlevez-la.',
        }),
        severity: 'conseil',
      },
    ];
  });
}

/** Facts that a criterion needs, that nobody but the person can give, and that are not asked. */
function missingQuestions(
  { name }: CriterionDraft,
  { questions }: RulesDraft,
  definitions: FactDefinitions,
  { factsOf, rules }: TranslatedRules,
): readonly RuleProblem[] {
  const asked = new Set(questions.map((question) => question.name));
  return factsOf(name)
    .filter((fact) => definitions[fact]?.filledBy === 'personne' && !asked.has(fact))
    .map((fact) => {
      const through = rules.get(name)?.names.includes(fact) ? '' : ', par un autre nom';
      return problem(name, ['valeur'], {
        code: 'question-manquante',
        sentence: `Ce critère lit « ${fact} »${through}, et aucune question ne le demande : il ne serait jamais su.`,
        mend: `Écrivez dans ce fichier :\n${fact}:\n  question: …`,
      });
    });
}

function unknownAids({ name, aids }: CriterionDraft, draft: RulesDraft): readonly RuleProblem[] {
  const known = draft.aids.map((aid) => aid.name);
  return aids.flatMap((aid, index) =>
    known.includes(aid)
      ? []
      : [
          problem(name, ['aides', index], {
            code: 'aide-inconnue',
            sentence: `« ${aid} » n’est pas dans aides.yaml.`,
            mend: 'Écrivez un nom de aides.yaml, ou ajoutez-y cette aide.',
            unknown: { word: aid, known },
          }),
        ],
  );
}

function nearProblems(
  criterion: CriterionDraft,
  definitions: FactDefinitions,
  { factsOf, rules }: TranslatedRules,
): readonly RuleProblem[] {
  const { name, near } = criterion;
  if (!near) return [];
  const definition = definitions[near.fact];
  const kind = definition ? kindOf(definition.type) : null;
  const wrong = (path: RulePath, sentence: string, mend: string) =>
    problem(name, path, { code: 'presque-impossible', sentence, mend });
  if (kind?.is !== 'number' || DERIVED[near.fact] || !factsOf(name).includes(near.fact))
    return [
      wrong(
        ['presque', 'fait'],
        `Changer « ${near.fact} » ne change pas ce critère, ou n’est pas un nombre.`,
        `Écrivez un montant, une durée ou un nombre que ce critère lit.`,
      ),
    ];
  return targetNames(criterion).flatMap((target) => {
    const rule = rules.get(target);
    const same = rule?.kind.is === 'number' && sameUnits(rule.kind.units, kind.units);
    if (!rule || same || rule.kind.is === 'any') return [];
    const sentence = `« vers: » donne ${inFrench(rule.kind)}, et « ${near.fact} » est ${inFrench(kind)}.`;
    return [wrong(rule.under, sentence, `Écrivez ${inFrench(kind)}.`)];
  });
}

/** A rule and the one that comes after it never speak on the same day. */
function replacedProblems(
  { name, replaces, dates }: CriterionDraft,
  { criteria }: RulesDraft,
): readonly RuleProblem[] {
  if (replaces === null) return [];
  const former = criteria.find((one) => one.name === replaces);
  if (!former)
    return [
      problem(name, ['remplace'], {
        code: 'regle-nom-inconnu',
        sentence: `« ${replaces} » n’est pas un critère de ce fichier.`,
        mend: 'Écrivez le nom du critère qui valait avant.',
        unknown: { word: replaces, known: criteria.map((one) => one.name) },
      }),
    ];
  const { until } = former.dates;
  if (until !== null && dates.since !== null && until < dates.since) return [];
  return [
    problem(name, ['depuis'], {
      code: 'dates-qui-se-chevauchent',
      sentence: `« ${replaces} » et « ${name} » vaudraient le même jour : la personne entendrait les deux.`,
      mend: `Écrivez « jusqu'à: » dans « ${replaces} », avec un jour avant le « depuis: » de celle-ci.`,
    }),
  ];
}

function unseenAids({ aids, criteria }: RulesDraft): readonly RuleProblem[] {
  const named = new Set(criteria.flatMap((criterion) => criterion.aids));
  return aids
    .filter(({ name, formula }) => formula === null && !named.has(name))
    .map(({ name }) => ({
      ...problem(name, [], {
        code: 'aide-jamais-montree',
        sentence: `Aucun critère ne nomme « ${name} », et elle n’a pas de « quand: » : elle ne sera jamais montrée.`,
        mend: 'Écrivez « quand: », ou nommez-la dans les « aides: » d’un critère.',
      }),
      severity: 'conseil',
      aid: true,
    }));
}

function reversedDates(name: string, { since, until }: Dates): readonly RuleProblem[] {
  if (since === null || until === null || since <= until) return [];
  return [
    problem(name, ["jusqu'a"], {
      code: 'dates-a-l-envers',
      sentence: `« jusqu'à: ${until} » vient avant « depuis: ${since} ».`,
      mend: 'Écrivez d’abord la plus ancienne des deux dates.',
    }),
  ];
}

function problem(
  rule: string,
  path: RulePath,
  told: Pick<RuleProblem, 'code' | 'sentence' | 'mend'> & Partial<Pick<RuleProblem, 'unknown'>>,
): RuleProblem {
  return { severity: 'erreur', rule, aid: false, path, ...told };
}
