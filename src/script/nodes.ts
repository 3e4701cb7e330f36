import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { fold } from './suggest.ts';

/** Pairs of a mapping, with the key as staff wrote it and folded. */
export function pairsOf(
  map: YAMLMap,
): readonly { key: string; folded: string; keyNode: Node | null; value: Node | null }[] {
  return map.items.map((pair: Pair) => {
    const keyNode = isScalar(pair.key) ? pair.key : null;
    const key = keyNode ? String(keyNode.value) : '';
    return { key, folded: fold(key), keyNode, value: isNode(pair.value) ? pair.value : null };
  });
}

/** The node at a path of folded keys and indexes; the last one that exists when the path goes too far. */
export function nodeAt(from: Node, path: readonly (string | number)[]): Node {
  let node = from;
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node)
      ? pairsOf(node).find(({ key, folded }) => key === step || folded === step)
      : undefined;
    const item: unknown = isSeq(node) && typeof step === 'number' ? node.items[step] : pair?.value;
    const last = depth === path.length - 1;
    if (last && pair?.keyNode && (!isNode(item) || isMap(item) || isSeq(item))) return pair.keyNode;
    if (!isNode(item)) return pair?.keyNode ?? node;
    node = item;
  }
  return node;
}

/** The value at a path of folded keys and indexes: null when it is empty, undefined when nothing is there. */
export function valueAt(from: Node, path: readonly (string | number)[]): Node | null | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return from;
  const pair = isMap(from)
    ? pairsOf(from).find(({ key, folded }) => key === step || folded === step)
    : undefined;
  const item: unknown = isSeq(from) && typeof step === 'number' ? from.items[step] : pair?.value;
  if (!isNode(item)) return pair && rest.length === 0 ? null : undefined;
  return valueAt(item, rest);
}

/** Plain data of a node: texts, lists and mappings. Keys are folded, but for names that staff choose. */
export function plainOf(node: Node | null, verbatim = false): unknown {
  if (isScalar(node)) return textOf(node);
  if (isSeq(node)) return node.items.map((item) => plainOf(isNode(item) ? item : null));
  if (!isMap(node)) return '';
  return Object.fromEntries(
    pairsOf(node).map(({ key, folded, value }) => [
      verbatim ? key : folded,
      plainOf(value, !verbatim && NAMES_INSIDE.includes(folded)),
    ]),
  );
}

/** The text of a value, without the line breaks that end a text under `|`. */
function textOf({ value }: Scalar): string {
  return value === null ? '' : String(value).replace(/\n+$/u, '');
}

/** Keys whose mappings hold names of the staff's own: choices, cases, values handed over. */
const NAMES_INSIDE = ['choix', 'cas', 'avec', 'donne'];

export function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
