import type { Value } from '../../domain/value.ts';
import type { Sign } from './expression.ts';

/** Compares two known values. Values of different kinds are different, and neither comes before the other. */
export function compares(sign: Sign, a: Value, b: Value): boolean {
  if (sign === '=') return equal(a, b);
  if (sign === '≠') return !equal(a, b);
  if (typeof a !== typeof b || typeof a === 'object' || typeof a === 'boolean') return false;
  if (sign === '<') return a < b;
  if (sign === '≤') return a <= b;
  return sign === '>' ? a > b : a >= b;
}

function equal(a: Value, b: Value): boolean {
  if (typeof a === 'object' && typeof b === 'object')
    return a.length === b.length && a.every((one) => b.includes(one));
  return a === b;
}
