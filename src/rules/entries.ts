import type { AidDraft, CriterionDraft, Formula, RulePath, RulesDraft } from './draft.ts';

/** One formula of a file, under the name by which Publicodes knows it. */
export type FormulaEntry = {
  /** Names of calculations and criteria are the staff's; the others hold a space, as no name of theirs may. */
  readonly name: string;
  /** The rule or aid that it belongs to, and where it stands there. */
  readonly rule: string;
  readonly under: RulePath;
  readonly formula: Formula;
  readonly is: 'calculation' | 'criterion' | 'target' | 'aid';
};

/** Every formula of a file. */
export function formulasOf(draft: RulesDraft): readonly FormulaEntry[] {
  const own = [
    ...draft.calculations.map((one) => ({ ...one, is: 'calculation' as const })),
    ...draft.criteria.map((one) => ({ ...one, is: 'criterion' as const })),
  ];
  return [
    ...own.map(({ name, formula, is }) => ({ name, rule: name, under: [], formula, is })),
    ...draft.criteria.flatMap(targetsOf),
    ...draft.aids.flatMap(aidFormula),
  ];
}

/** The values that a near miss tries, as names that Publicodes can be asked. */
export function targetNames({
  name,
  near,
}: Pick<CriterionDraft, 'name' | 'near'>): readonly string[] {
  return (near?.to ?? []).map((_formula, index) => `presque ${name} ${index}`);
}

export function aidName({ name }: Pick<AidDraft, 'name'>): string {
  return `aide ${name}`;
}

function targetsOf(criterion: CriterionDraft): readonly FormulaEntry[] {
  const { name: rule, near } = criterion;
  const names = targetNames(criterion);
  const [only, second] = near?.to ?? [];
  const single = only !== undefined && second === undefined;
  return (near?.to ?? []).map((formula, index) => ({
    name: names[index] ?? '',
    rule,
    under: single ? ['presque', 'vers'] : ['presque', 'vers', index],
    formula,
    is: 'target',
  }));
}

function aidFormula(aid: AidDraft): readonly FormulaEntry[] {
  if (aid.formula === null) return [];
  return [
    { name: aidName(aid), rule: aid.name, under: ['quand'], formula: aid.formula, is: 'aid' },
  ];
}
