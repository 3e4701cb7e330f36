import type { ValueType } from '../domain/value.ts';

/** Units of a number, by exponent: `{ centimes: 1 }` is an amount, `{}` a plain number or a share. */
export type Units = Readonly<Partial<Record<Unit, number>>>;

/** Amounts are whole cents, so that sums and boundaries are exact. Months and days never mix. */
export const UNITS = ['centimes', 'mois', 'jours'] as const;
type Unit = (typeof UNITS)[number];

/** What a formula gives. */
export type Kind =
  | { readonly is: 'number'; readonly units: Units }
  | { readonly is: 'yesNo' }
  | { readonly is: 'choice'; readonly choices: readonly string[] }
  /** A text between quotes: a choice, once it faces one. */
  | { readonly is: 'word'; readonly word: string }
  /** A text, a date, a document: rules cannot read it. */
  | { readonly is: 'unreadable'; readonly type: string }
  /** Nothing is known of it, for a mistake that is already told. */
  | { readonly is: 'any' };

export const ANY: Kind = { is: 'any' };
export const YES_NO: Kind = { is: 'yesNo' };
export const PLAIN: Kind = { is: 'number', units: {} };

/** What a fact of this type gives. */
export function kindOf({ kind, unit, choices }: ValueType): Kind {
  switch (kind) {
    case 'montant':
      return { is: 'number', units: { centimes: 1 } };
    case 'durée':
      return { is: 'number', units: { [unit ?? 'mois']: 1 } };
    case 'nombre':
      return PLAIN;
    case 'oui/non':
      return YES_NO;
    case 'choix':
      return { is: 'choice', choices: choices ?? [] };
    default:
      return { is: 'unreadable', type: kind };
  }
}

export function sameUnits(one: Units, other: Units): boolean {
  return UNITS.every((unit) => (one[unit] ?? 0) === (other[unit] ?? 0));
}

/** Units of a product (`sign` 1) or of a quotient (-1). */
export function timesUnits(one: Units, other: Units, sign: 1 | -1): Units {
  const sums = UNITS.map((unit) => [unit, (one[unit] ?? 0) + sign * (other[unit] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, power]) => power !== 0));
}

/** « un montant », « une durée en mois », « un oui ou non »… */
export function inFrench(kind: Kind): string {
  switch (kind.is) {
    case 'yesNo':
      return 'un oui ou non';
    case 'choice':
      return 'un choix';
    case 'word':
      return 'un mot';
    case 'any':
    case 'unreadable':
      return 'une valeur';
    case 'number':
      return numberInFrench(kind.units);
  }
}

function numberInFrench(units: Units): string {
  if (sameUnits(units, {})) return 'un nombre';
  if (sameUnits(units, { centimes: 1 })) return 'un montant';
  if (sameUnits(units, { mois: 1 })) return 'une durée en mois';
  if (sameUnits(units, { jours: 1 })) return 'une durée en jours';
  return 'un calcul d’unités mélangées';
}
