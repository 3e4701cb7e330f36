import type { ValueType } from '../../domain/value.ts';
import type { Expression } from './expression.ts';
import { type Names, nameOf } from './names.ts';

/** The type of an expression; null when it cannot be told (an unknown name, kinds that do not mix). */
export function typeOfExpression(expression: Expression, names: Names): ValueType | null {
  switch (expression.op) {
    case 'literal':
      return expression.unit
        ? { kind: expression.kind, unit: expression.unit }
        : { kind: expression.kind };
    case 'today':
      return { kind: 'date' };
    case 'word': {
      const name = nameOf(expression.word, names);
      return (name === null ? null : names[name]) ?? null;
    }
    case 'arithmetic': {
      const left = typeOfExpression(expression.left, names);
      const right = typeOfExpression(expression.right, names);
      return left && right ? resultOf(expression.sign, left, right) : null;
    }
    default:
      return { kind: 'oui/non' };
  }
}

/** The type of `left sign right`; null when they do not go together. */
export function resultOf(
  sign: '+' | '-' | '*' | '/',
  left: ValueType,
  right: ValueType,
): ValueType | null {
  if (sign === '+' || sign === '-') {
    if (left.kind === 'date' && right.kind === 'date')
      return sign === '-' ? { kind: 'durée', unit: 'jours' } : null;
    if (left.kind === 'date') return right.kind === 'durée' ? left : null;
    return isQuantity(left) && sameKind(left, right) ? left : null;
  }
  if (!isQuantity(left)) return null;
  if (right.kind === 'nombre') return left;
  if (sign === '*') return left.kind === 'nombre' && isQuantity(right) ? right : null;
  return sameKind(left, right) ? { kind: 'nombre' } : null;
}

export function sameKind(left: ValueType, right: ValueType): boolean {
  return left.kind === right.kind && (left.kind !== 'durée' || left.unit === right.unit);
}

export function isQuantity({ kind }: ValueType): boolean {
  return kind === 'nombre' || kind === 'montant' || kind === 'durée';
}

/** A type in words, for a sentence to staff: « un montant », « une durée en mois ». */
export function typeInWords({ kind, unit }: ValueType): string {
  if (kind === 'durée') return `une durée en ${unit ?? 'mois'}`;
  const feminine = kind === 'date' || kind === 'photo' || kind === 'position';
  return `${feminine ? 'une' : 'un'} ${kind}`;
}
