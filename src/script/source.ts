import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml';
import type { Place, Problem } from './problem.ts';
import { repairLines, trapProblem } from './repair.ts';
import { fold } from './suggest.ts';

/** A YAML file read with the place of everything; every value is a text. */
export type Source = {
  readonly file: string;
  /** Null when the file is empty or cannot be read. */
  readonly root: Node | null;
  readonly placeOf: (node: Node | null | undefined) => Place;
  /** The place of the sign at an offset of a text. */
  readonly placeIn: (node: Node, offset: number) => Place;
  readonly problems: readonly Problem[];
};

/**
 * Reads a file that staff wrote. What YAML would silently understand otherwise is a problem, with the
 * mended lines; the file is then read as if it were mended, so that its other problems are told too.
 */
export function readSource(file: string, written: string): Source {
  const { text, traps, origins } = repairLines(written);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    const origin = origins[Math.max(line, 1) - 1] ?? { line: 1, shift: 0 };
    return { file, line: origin.line, column: Math.max(col - origin.shift, 1) };
  };
  const placeOf = (node: Node | null | undefined): Place => placeAt(node?.range?.[0] ?? 0);
  const errors = document.errors
    .map(({ code, pos }) => unreadable(code, placeAt(pos[0])))
    .filter(firstOfItsLine);
  return {
    file,
    root: errors.length === 0 ? document.contents : null,
    placeOf,
    placeIn: (node, offset) => placeAt(offsetIn(text, node, offset)),
    problems: [
      ...traps.map((trap) => trapProblem(file, trap)),
      ...errors,
      ...forbiddenNodes(document.contents, placeOf),
      ...doubleKeys(document.contents, placeOf),
    ],
  };
}

/** Where the sign at `offset` of a text stands in the file: past the quote, or past the margin under `|`. */
function offsetIn(text: string, node: Node, offset: number): number {
  const start = node.range?.[0] ?? 0;
  if (!isScalar(node) || node.type === 'PLAIN') return start + offset;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return start + 1 + offset;
  const before = String(node.value).slice(0, offset).split('\n');
  let line = text.indexOf('\n', start) + 1;
  const margin = /^(?: *\n)*( *)/u.exec(text.slice(line))?.[1]?.length ?? 0;
  for (let skipped = 1; skipped < before.length; skipped += 1) line = text.indexOf('\n', line) + 1;
  return line + margin + (before.at(-1)?.length ?? 0);
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

const UNREADABLE: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: [
    'Une tabulation décale cette ligne.',
    'Décalez avec des espaces, deux par niveau.',
  ],
  BAD_INDENT: [
    'Cette ligne n’est pas bien décalée.',
    'Alignez-la avec celles du même niveau, deux espaces par niveau.',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    'La ligne qui suit est trop à droite, ou cette ligne a deux « : ».',
    'Alignez les lignes du même niveau, deux espaces par niveau.',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'Cette ligne n’est pas comprise.',
    'Vérifiez qu’il y a « : » après le premier mot, et le bon décalage.',
  ],
  MISSING_CHAR: [
    'Il manque un signe ici : un tiret, un « : » ou un guillemet.',
    'Comparez avec les lignes voisines du même niveau.',
  ],
  BAD_ALIAS: ['Un « * » au début appelle une référence YAML.', 'Écrivez la valeur elle-même.'],
  MULTIPLE_DOCS: ['Une ligne « --- » coupe le fichier en deux.', 'Enlevez cette ligne.'],
};

function unreadable(code: string, place: Place): Problem {
  const [sentence, mend] = UNREADABLE[code] ?? [
    'Le fichier n’est pas lisible à cet endroit.',
    'Vérifiez le décalage et les deux-points de cette ligne et de celle d’avant.',
  ];
  return {
    code: 'fichier-illisible',
    severity: 'erreur',
    sentence,
    mend,
    place,
  };
}

/** Keys written twice in the same place, accents and capitals aside: only one of them would count. */
function doubleKeys(root: Node | null, placeOf: Source['placeOf']): readonly Problem[] {
  const found: Problem[] = [];
  visit(root, {
    Map(_key, map) {
      const seen = new Map<string, number>();
      for (const { key, folded, keyNode } of pairsOf(map)) {
        const place = placeOf(keyNode ?? map);
        const first = seen.get(folded);
        seen.set(folded, first ?? place.line);
        if (first === undefined) continue;
        found.push({
          code: 'cle-en-double',
          severity: 'erreur',
          sentence: `« ${key} » est déjà écrit au même endroit, ligne ${first}.`,
          mend: 'Gardez une seule des deux lignes, ou changez un des deux noms.',
          place,
        });
      }
    },
  });
  return found;
}

/** One mistake often gives several errors on its line: the first says most. */
function firstOfItsLine(problem: Problem, index: number, all: readonly Problem[]): boolean {
  return all.findIndex(({ place }) => place.line === problem.place.line) === index;
}

/** Tags that nodes have without being given one. */
const PLAIN_TAGS = ['map', 'seq', 'str'].map((kind) => `tag:yaml.org,2002:${kind}`);

function forbiddenNodes(root: Node | null, placeOf: Source['placeOf']): readonly Problem[] {
  const found: Problem[] = [];
  const add = (node: Node, sentence: string, mend: string) =>
    found.push({ code: 'yaml-interdit', severity: 'erreur', sentence, mend, place: placeOf(node) });
  visit(root, {
    Alias: (_key, node) =>
      void add(
        node,
        'Un « * » au début appelle une référence YAML.',
        'Écrivez la valeur elle-même.',
      ),
    Node: (_key, node) => {
      if (isAlias(node)) return;
      if (node.anchor)
        add(
          node,
          'Un « & » au début crée une référence YAML.',
          'Enlevez-la, ou écrivez le texte sous « | ».',
        );
      if (node.tag && !PLAIN_TAGS.includes(node.tag)) {
        add(
          node,
          'Un « ! » au début donne un type YAML.',
          'Enlevez-le, ou écrivez le texte sous « | ».',
        );
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
