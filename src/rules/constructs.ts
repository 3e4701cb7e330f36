/**
 * The constructs of Publicodes that a rule may use, with what each holds. The others are left out on
 * purpose: those that ask whether something is known (`est défini`, `par défaut`) would make a verdict
 * depend on what was asked before, and those that change units or round (`unité`, `arrondi`) would
 * count cents as euros.
 */
export const CONSTRUCTS = {
  valeur: 'formula',
  'toutes ces conditions': 'conditions',
  'une de ces conditions': 'conditions',
  variations: 'cases',
  somme: 'numbers',
  'le maximum de': 'numbers',
  'le minimum de': 'numbers',
  'applicable si': 'condition',
  'non applicable si': 'condition',
  plafond: 'number',
  plancher: 'number',
} as const;

export type Construct = keyof typeof CONSTRUCTS;

/** Those that stand beside another one, and change what it gives. */
export const BESIDE: readonly Construct[] = [
  'applicable si',
  'non applicable si',
  'plafond',
  'plancher',
];

/** The keys of a case of `variations`. */
export const CASE_KEYS = ['si', 'alors', 'sinon'] as const;

export function isConstruct(name: string): name is Construct {
  return name in CONSTRUCTS;
}
