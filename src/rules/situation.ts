import type { EvaluatedNode } from 'publicodes';
import { instalmentCents } from '../domain/schedule.ts';
import type { Value, Values, ValueType } from '../domain/value.ts';
import { kindOf, UNITS, type Units } from './kind.ts';

/** Facts that are computed from others before the rules are asked, and what they are computed from. */
export const DERIVED: Readonly<Record<string, readonly string[]>> = {
  mensualite: ['montant', 'duree', 'ccas.taux_exemple'],
};

/** Facts with those that are computed from them; what cannot be computed is left out. */
export function withDerived(facts: Values): Values {
  const instalment = instalmentOf(facts);
  const { mensualite: _given, ...others } = facts;
  return instalment === null ? others : { ...others, mensualite: instalment };
}

/** What would be paid each month, in cents, for the amount and duration that are known: an example. */
export function instalmentOf(facts: Values): number | null {
  const { montant: capitalCents, duree: months, 'ccas.taux_exemple': percent } = facts;
  if (typeof capitalCents !== 'number' || typeof months !== 'number' || months < 1) return null;
  if (typeof percent !== 'number' || !Number.isSafeInteger(months)) return null;
  return instalmentCents({ capitalCents, months, yearlyRate: percent / 100 });
}

type Constant = EvaluatedNode<'constant'>;

/**
 * A value as Publicodes holds it: a finished node, so that nothing is parsed and no text can become an
 * expression. Undefined for a value that is not of the fact's type: it is then unknown.
 */
export function constantOf(value: Value | undefined, type: ValueType): Constant | undefined {
  const kind = kindOf(type);
  switch (kind.is) {
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
        ? { ...CONSTANT, type: 'number', nodeValue: value, ...unitOf(kind.units) }
        : undefined;
    case 'yesNo':
      return typeof value === 'boolean'
        ? { ...CONSTANT, type: 'boolean', nodeValue: value }
        : undefined;
    case 'choice':
      return typeof value === 'string' && kind.choices.includes(value)
        ? { ...CONSTANT, type: 'string', nodeValue: value }
        : undefined;
    default:
      return undefined;
  }
}

const CONSTANT = { nodeKind: 'constant', isNullable: false, missingVariables: {} } as const;

function unitOf(units: Units) {
  const numerators = UNITS.filter((unit) => units[unit] === 1);
  return numerators.length === 0 ? {} : { unit: { numerators, denominators: [] } };
}
