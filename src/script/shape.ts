import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { z } from 'zod';
import { nodeAt, pairsOf, valueAt } from './nodes.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';
import { didYouMean, fold } from './suggest.ts';
import { listed, meant } from './words.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/**
 * What zod refused, in French, each at its place under `from`. `within` names what is read, for « dans … »;
 * null for the whole file.
 */
export function shapeProblems(
  source: Source,
  from: Node,
  error: z.ZodError,
  within: string | null,
): readonly Problem[] {
  return error.issues
    .flatMap((issue) => leaves(issue))
    .flatMap(({ issue, path }) => told(source, from, issue, path, within));
}

/** Without « il manque « texte: » » when « text: » is already told to be a misspelling of it. */
export function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const meantKeys = problems
    .filter(({ code }) => code === 'cle-inconnue')
    .map(({ mend }) => /« (.+) »/u.exec(mend ?? '')?.[1]);
  return problems.filter(
    ({ code, sentence }) =>
      code !== 'cle-manquante' || !meantKeys.some((key) => sentence.includes(`« ${key}: »`)),
  );
}

/** Something that has not the shape that its place asks for. */
export function misshapen(
  source: Source,
  node: Node | null,
  sentence: string,
  mend: string | null,
): Problem {
  return { code: 'forme', severity: 'erreur', sentence, mend, place: source.placeOf(node) };
}

/** Keys that mean nothing where they stand, each with the one that was probably meant. */
export function unknownKeys(
  source: Source,
  map: YAMLMap,
  known: readonly string[],
): readonly Problem[] {
  const spellings = known.map(fold);
  return pairsOf(map)
    .filter(({ folded }) => !spellings.includes(folded))
    .map(({ key, keyNode }) => unknownKey(source, keyNode ?? map, key, known));
}

/** The keys of what stands inside blocks, facts, intentions and translations. */
const INSIDE = [
  ...['texte', 'si', 'ancien_nom', 'compte', 'un', 'plusieurs', 'rappel', 'expire'],
  ...['intention', 'evenement', 'type', 'unite', 'choix', 'qui', 'toujours', 'question', 'sens'],
  ...[
    'piece',
    'titre',
    'mots',
    'commande',
    'petit',
    'de',
    'numeros',
    'mots_surs',
    'mots_possibles',
  ],
];

/** Of the forms that a value may have, the one that the writer had in mind: it went furthest. */
function leaves(issue: Issue, under: Path = []): readonly { issue: Issue; path: Path }[] {
  const path = [
    ...under,
    ...issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
  ];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const meantForm = issue.errors.find(
    (form) => !form.some((one) => one.code === 'invalid_type' && one.path.length === 0),
  );
  return meantForm ? meantForm.flatMap((one) => leaves(one, path)) : [{ issue, path }];
}

function told(
  source: Source,
  from: Node,
  issue: Issue,
  path: Path,
  within: string | null,
): readonly Problem[] {
  const node = nodeAt(from, path);
  const key = path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((one) => unknownKey(source, nodeAt(from, [...path, one]), one, INSIDE));
  const value = valueAt(from, path);
  if (value === undefined) {
    const owner = [...(within === null ? [] : [within]), ...path.slice(0, -1)].join('.');
    const place = owner === '' ? 'ce fichier' : `« ${owner} »`;
    const sentence = `Il manque « ${path.at(-1)}: » dans ${place}.`;
    return [
      {
        ...misshapen(source, from, sentence, `Ajoutez une ligne « ${path.at(-1)}: … ».`),
        code: 'cle-manquante',
      },
    ];
  }
  const where = key === '' ? '' : `« ${key} » : `;
  const { sentence, mend } = inWords(issue, value);
  return [misshapen(source, node, `${where}${sentence}`, mend)];
}

/** Our own messages are French already; zod's are put into words here. */
function inWords(issue: Issue, node: Node | null): { sentence: string; mend: string | null } {
  const ours = issue.message.startsWith('Invalid') ? null : issue.message;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const written = isScalar(node) ? String(node.value) : '';
    const sentence = `« ${written} » n’est pas possible ici.`;
    return {
      sentence,
      mend: meant(didYouMean(written, values), ours ?? `Possibles : ${listed(values)}.`),
    };
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union')
    return ours === null ? expected(issue, node) : { sentence: ours, mend: null };
  return { sentence: ours ?? 'ce n’est pas la bonne forme.', mend: null };
}

function expected(issue: Issue, node: Node | null): { sentence: string; mend: string } {
  const wanted = issue.code === 'invalid_type' ? issue.expected : 'string';
  const found = isMap(node) ? 'des clés' : isSeq(node) ? 'une liste' : 'un texte';
  if (wanted === 'array')
    return {
      sentence: `il faut une liste ; ici c’est ${found}.`,
      mend: 'Mettez un tiret par ligne.',
    };
  if (wanted === 'object' || wanted === 'record') {
    const mend = 'Écrivez une ligne « clé: valeur » par élément.';
    return { sentence: `il faut des clés ; ici c’est ${found}.`, mend };
  }
  const mend = 'Écrivez un seul texte, sur cette ligne ou sous « | ».';
  return { sentence: `il faut un texte ; ici c’est ${found}.`, mend };
}

function unknownKey(source: Source, node: Node, key: string, known: readonly string[]): Problem {
  const possible = known === INSIDE ? 'Enlevez cette ligne.' : `Possibles : ${listed(known)}.`;
  return {
    code: 'cle-inconnue',
    severity: 'erreur',
    sentence: `« ${key}: » n’est pas connu ici.`,
    mend: meant(didYouMean(key, known), possible),
    place: source.placeOf(node),
  };
}
