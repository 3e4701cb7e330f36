import { isAlias, isMap, type Node, visit } from 'yaml';
import { pairsOf } from './nodes.ts';
import type { Place, Problem } from './problem.ts';

type PlaceOf = (node: Node) => Place;

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

/** What the YAML reader could not read, in French. */
export function unreadable(code: string, place: Place): Problem {
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
export function doubleKeys(root: Node | null, placeOf: PlaceOf): readonly Problem[] {
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
export function firstOfItsLine(problem: Problem, index: number, all: readonly Problem[]): boolean {
  return all.findIndex(({ place }) => place.line === problem.place.line) === index;
}

/** Tags that nodes have without being given one. */
const PLAIN_TAGS = ['map', 'seq', 'str'].map((kind) => `tag:yaml.org,2002:${kind}`);

/** YAML that works and that staff should not have to know: references, types, braces. */
export function forbiddenNodes(root: Node | null, placeOf: PlaceOf): readonly Problem[] {
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
