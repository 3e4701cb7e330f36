import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { CASE_KEYS, CONSTRUCTS } from '../../rules/constructs.ts';
import type { Formula } from '../../rules/draft.ts';
import { isNode, pairsOf } from '../nodes.ts';
import { fold } from '../suggest.ts';

/** The constructs by their folded names: staff may write « applicable si » with any accents and capitals. */
const BY_FOLDED = new Map(
  [...Object.keys(CONSTRUCTS), ...CASE_KEYS].map((name) => [fold(name), name]),
);

/** Folded names of the constructs that may stand at the top of a rule. */
export const FORMULA_KEYS: readonly string[] = Object.keys(CONSTRUCTS).map(fold);

/** What stands under a node, as the rules read it. An unknown construct is kept: the rules tell it. */
export function formulaOf(node: Node | null): Formula {
  if (isSeq(node)) return node.items.map((item) => formulaOf(isNode(item) ? item : null));
  if (!isMap(node))
    return isScalar(node) && node.value !== null ? String(node.value).trimEnd() : '';
  return Object.fromEntries(
    pairsOf(node).map(({ key, folded, value }) => [BY_FOLDED.get(folded) ?? key, formulaOf(value)]),
  );
}

/** The constructs at the top of a rule, as one formula. Null when there is none. */
export function topFormula(entry: Node): Formula | null {
  if (!isMap(entry)) return null;
  const pairs = pairsOf(entry).filter(({ folded }) => FORMULA_KEYS.includes(folded));
  if (pairs.length === 0) return null;
  return Object.fromEntries(
    pairs.map(({ folded, value }) => [BY_FOLDED.get(folded) ?? folded, formulaOf(value)]),
  );
}
