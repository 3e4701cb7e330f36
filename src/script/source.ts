import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Place, Problem } from './problem.ts';
import { fold } from './suggest.ts';
import { findTraps, trapProblem } from './traps.ts';

/** A YAML file read with the place of everything; every value is a text. */
export type Source = {
  readonly file: string;
  /** Null when the file is empty or cannot be read. */
  readonly root: Node | null;
  readonly placeOf: (node: Node | null | undefined) => Place;
  readonly problems: readonly Problem[];
};

/** Reads a file that staff wrote. What YAML would silently understand otherwise is a problem, with the mended line. */
export function readSource(file: string, text: string): Source {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const traps = findTraps(text).map((trap) => trapProblem(file, trap));
  const placeOf = (node: Node | null | undefined): Place => placeAt(node?.range?.[0] ?? 0);
  const errors =
    traps.length > 0
      ? []
      : document.errors.map(({ code, pos }) => unreadable(code, placeAt(pos[0])));
  const problems = [...traps, ...errors, ...forbiddenNodes(document.contents, placeOf)];
  const readable = traps.length === 0 && document.errors.length === 0;
  return { file, root: readable ? document.contents : null, placeOf, problems };
}

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

/** Plain data of a node: texts, lists and mappings. Keys are folded, but for names that staff choose. */
export function plainOf(node: Node | null, verbatim = false): unknown {
  if (isScalar(node)) return node.value === null ? '' : String(node.value);
  if (isSeq(node)) return node.items.map((item) => plainOf(isNode(item) ? item : null));
  if (!isMap(node)) return '';
  return Object.fromEntries(
    pairsOf(node).map(({ key, folded, value }) => [
      verbatim ? key : folded,
      plainOf(value, !verbatim && NAMES_INSIDE.includes(folded)),
    ]),
  );
}

/** Keys whose mappings hold names of the staff's own: choices, cases, values handed over. */
const NAMES_INSIDE = ['choix', 'cas', 'avec', 'donne'];

export function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

const UNREADABLE: Readonly<Record<string, readonly [string, string]>> = {
  DUPLICATE_KEY: [
    'Ce mot est écrit deux fois au même endroit.',
    'Gardez une seule des deux lignes.',
  ],
  TAB_AS_INDENT: [
    'Une tabulation décale cette ligne.',
    'Décalez avec des espaces, deux par niveau.',
  ],
  BAD_INDENT: [
    'Cette ligne n’est pas bien décalée.',
    'Alignez-la avec celles du même niveau, deux espaces par niveau.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'Cette ligne n’est pas comprise.',
    'Vérifiez qu’il y a « : » après le premier mot, et le bon décalage.',
  ],
};

function unreadable(code: string, place: Place): Problem {
  const [sentence, mend] = UNREADABLE[code] ?? [
    'Le fichier n’est pas lisible à cet endroit.',
    'Vérifiez le décalage et les deux-points de cette ligne et de celle d’avant.',
  ];
  return {
    code: code === 'DUPLICATE_KEY' ? 'cle-en-double' : 'fichier-illisible',
    severity: 'erreur',
    sentence,
    mend,
    place,
  };
}

function forbiddenNodes(root: Node | null, placeOf: Source['placeOf']): readonly Problem[] {
  const found: Problem[] = [];
  const add = (node: Node, sentence: string, mend: string) =>
    found.push({ code: 'yaml-interdit', severity: 'erreur', sentence, mend, place: placeOf(node) });
  visit(root, {
    Alias: (_key, node) =>
      void add(
        node,
        'Un « * » au début appelle une référence YAML.',
        'Écrivez le texte sous « | ».',
      ),
    Node: (_key, node) => {
      if (isAlias(node)) return;
      if (node.anchor)
        add(node, 'Un « & » au début crée une référence YAML.', 'Écrivez le texte sous « | ».');
      if (node.tag && !node.tag.startsWith('tag:yaml.org,2002:')) {
        add(node, 'Un « ! » au début donne un type YAML.', 'Écrivez le texte sous « | ».');
      }
      if (isMap(node) && node.flow)
        add(
          node,
          'Les accolades « { } » ne sont pas permises ici.',
          'Écrivez une ligne par élément.',
        );
    },
  });
  return found;
}
