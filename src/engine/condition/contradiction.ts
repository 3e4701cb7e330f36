import type { Value } from '../../domain/value.ts';
import type { Expression, Sign } from './expression.ts';
import { choiceFacing, type Names, nameOf } from './names.ts';

/** Says in French why a condition can never hold, or always holds; null when it may do either. */
export function contradiction(expression: Expression, names: Names): string | null {
  if (expression.op === 'compare' && isConstant(expression.left) && isConstant(expression.right)) {
    return 'Cette condition ne dépend de rien : elle est toujours pareille.';
  }
  const told = new Map<string, Bounds>();
  for (const part of conjuncts(expression)) {
    const fact = comparison(part, names);
    if (!fact) continue;
    const bounds = narrow(told.get(fact.name) ?? {}, fact.sign, fact.value);
    if (!bounds)
      return `Cette condition n’est jamais vraie : « ${fact.name} » ne peut pas être les deux à la fois.`;
    told.set(fact.name, bounds);
  }
  if (expression.op === 'or' || expression.op === 'and') {
    return contradiction(expression.left, names) ?? contradiction(expression.right, names);
  }
  return null;
}

type Bounds = { readonly equal?: Value; readonly min?: Edge; readonly max?: Edge };
type Edge = { readonly value: number | string; readonly open: boolean };

function conjuncts(expression: Expression): readonly Expression[] {
  return expression.op === 'and'
    ? [...conjuncts(expression.left), ...conjuncts(expression.right)]
    : [expression];
}

function comparison(
  part: Expression,
  names: Names,
): { name: string; sign: Sign; value: Value } | null {
  if (part.op !== 'compare' || part.left.op !== 'word') return null;
  const name = nameOf(part.left.word, names);
  const value =
    part.right.op === 'literal' ? part.right.value : choiceFacing(part.right, part.left, names);
  return name === null || value === null ? null : { name, sign: part.sign, value };
}

/** The bounds with one more comparison; null when nothing can fit any more. */
function narrow(bounds: Bounds, sign: Sign, value: Value): Bounds | null {
  if (sign === '≠') return bounds.equal === value ? null : bounds;
  if (sign === '=')
    return bounds.equal !== undefined && bounds.equal !== value
      ? null
      : fitting({ ...bounds, equal: value });
  if (typeof value !== 'number' && typeof value !== 'string') return bounds;
  const edge = { value, open: sign === '<' || sign === '>' };
  return fitting(
    sign === '<' || sign === '≤' ? { ...bounds, max: edge } : { ...bounds, min: edge },
  );
}

function fitting(bounds: Bounds): Bounds | null {
  const { equal, min, max } = bounds;
  if (min && max && (min.value > max.value || (min.value === max.value && (min.open || max.open))))
    return null;
  if (equal !== undefined && typeof equal !== 'object' && typeof equal !== 'boolean') {
    if (min && (equal < min.value || (equal === min.value && min.open))) return null;
    if (max && (equal > max.value || (equal === max.value && max.open))) return null;
  }
  return bounds;
}

function isConstant(expression: Expression): boolean {
  return expression.op === 'literal';
}
