import { createHash } from 'node:crypto';
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import type { Block, BlockPath } from '../engine/blocks/block.ts';
import { nameField, yesField } from '../engine/blocks/fields.ts';
import { BLOCKS, type BlockReader } from '../engine/blocks/index.ts';
import { silenceField } from '../engine/blocks/silence.ts';
import type { Start } from '../engine/script.ts';
import type { Draft } from './draft.ts';
import type { Problem } from './problem.ts';
import { isNode, nodeAt, pairsOf, plainOf, readSource, type Source } from './source.ts';
import { didYouMean } from './suggest.ts';
import { meant } from './words.ts';

const TOP = ['titre', 'commence', 'interrompt', 'silence', 'etapes', 'notes'];

const startField = z.union([
  z
    .strictObject({ intention: nameField })
    .transform((raw): Start => ({ by: 'intention', name: raw.intention })),
  z
    .strictObject({ evenement: nameField })
    .transform((raw): Start => ({ by: 'evenement', name: raw.evenement })),
]);

const headField = z.object({
  titre: z.string().min(1, 'Il manque « titre: ».'),
  commence: z
    .array(startField, '« commence: » est une liste de « - intention: … » ou « - evenement: … ».')
    .optional(),
  interrompt: yesField.optional(),
  silence: silenceField.optional(),
});

/** Reads one script. What has no right shape is a problem; the rest of the file is read all the same. */
export function readScript(
  file: string,
  text: string,
): { draft: Draft | null; problems: readonly Problem[] } {
  const source = readSource(file, text);
  const problems = [...source.problems];
  if (!source.root || !isMap(source.root)) {
    if (problems.length === 0)
      problems.push(
        shape(
          source,
          source.root,
          'Ce fichier est vide, ou n’est pas un script.',
          'Commencez par « titre: » et « etapes: ».',
        ),
      );
    return { draft: null, problems };
  }
  const root = source.root;
  problems.push(...unknownKeys(source, root, TOP));
  const head = headField.safeParse(plainOf(root));
  if (!head.success) problems.push(...shapeProblems(source, root, head.error));
  const reading: Reading = { source, problems, nodes: new Map() };
  const blocks = readBlocks(
    reading,
    pairsOf(root).find(({ folded }) => folded === 'etapes')?.value ?? null,
    root,
  );
  if (!head.success) return { draft: null, problems };
  const starts = head.data.commence ?? [];
  return {
    problems,
    draft: {
      name: nameOfFile(file),
      file,
      source: text,
      version: createHash('sha256').update(text).digest('hex').slice(0, 12),
      title: head.data.titre,
      interrupts: head.data.interrompt ?? false,
      starts: starts.map((start, index) => ({
        start,
        place: source.placeOf(nodeAt(root, ['commence', index])),
      })),
      silence: head.data.silence ?? null,
      blocks,
      place: (block, path) => placeOfBlock(reading, block, path),
      placeIn: (block, path, offset) => {
        const node = reading.nodes.get(block);
        const text = node && nodeAt(node, path);
        return isScalar(text) ? source.placeIn(text, offset) : placeOfBlock(reading, block, path);
      },
      renamed: renamedIn(blocks),
    },
  };
}

type Reading = {
  readonly source: Source;
  readonly problems: Problem[];
  readonly nodes: Map<Block, YAMLMap>;
};

function readBlocks(reading: Reading, list: Node | null, owner: Node): readonly Block[] {
  if (isSeq(list))
    return list.items.flatMap((item) => readBlock(reading, isNode(item) ? item : null) ?? []);
  reading.problems.push(
    shape(
      reading.source,
      list ?? owner,
      'Il faut ici une liste d’étapes, chacune sur une ligne qui commence par « - ».',
      'Par exemple :\n- dire: bonjour\n  texte: Bonjour.',
    ),
  );
  return [];
}

function readBlock(reading: Reading, node: Node | null): Block | null {
  const { source, problems } = reading;
  if (!isMap(node)) {
    problems.push(
      shape(
        source,
        node,
        'Cette étape n’est pas comprise.',
        `Une étape commence par un de ces mots : ${Object.keys(BLOCKS).join(', ')}.`,
      ),
    );
    return null;
  }
  const pairs = pairsOf(node);
  const kind = pairs.map(({ folded }) => BLOCKS[folded]).find((one) => one !== undefined);
  if (!kind) {
    const word = pairs[0]?.key ?? '';
    const mend = meant(
      didYouMean(word, Object.keys(BLOCKS)),
      `Une étape commence par un de ces mots : ${Object.keys(BLOCKS).join(', ')}.`,
    );
    problems.push({
      code: 'etape-inconnue',
      severity: 'erreur',
      sentence: `« ${word} » n’est pas une étape.`,
      mend,
      place: source.placeOf(node),
    });
    return null;
  }
  return readKind(reading, node, kind);
}

function readKind(reading: Reading, node: YAMLMap, kind: BlockReader): Block | null {
  const { source, problems, nodes } = reading;
  const known = kind.keys;
  const wrong = unknownKeys(source, node, known);
  problems.push(...wrong);
  const raw = Object.fromEntries(
    pairsOf(node)
      .filter(({ folded }) => known.includes(folded))
      .map(({ folded, value }) => [folded, readValue(reading, kind, node, folded, value)]),
  );
  const read = kind.read(raw);
  if ('error' in read) {
    problems.push(...shapeProblems(source, node, read.error));
    return null;
  }
  nodes.set(read.block, node);
  return read.block;
}

/** A value of a block: lists of blocks are read as such, all else as plain data. */
function readValue(
  reading: Reading,
  kind: BlockReader,
  owner: Node,
  key: string,
  value: Node | null,
): unknown {
  if (kind.lists.includes(key)) return readBlocks(reading, value, owner);
  if (!kind.lists.includes(`${key}.*`))
    return plainOf(value, ['choix', 'avec', 'donne'].includes(key));
  if (!isMap(value)) return plainOf(value);
  return Object.fromEntries(
    pairsOf(value).map((pair) => [pair.key, readBlocks(reading, pair.value, value)]),
  );
}

function placeOfBlock({ source, nodes }: Reading, block: Block, path: BlockPath) {
  const node = nodes.get(block);
  return source.placeOf(node && path.length > 0 ? nodeAt(node, path) : node);
}

function unknownKeys(source: Source, map: YAMLMap, known: readonly string[]): readonly Problem[] {
  return pairsOf(map)
    .filter(({ folded }) => !known.includes(folded))
    .map(({ key, keyNode }) => ({
      code: 'cle-inconnue',
      severity: 'erreur' as const,
      sentence: `« ${key}: » n’est pas connu ici.`,
      mend: meant(didYouMean(key, known), `Possibles : ${known.join(', ')}.`),
      place: source.placeOf(keyNode ?? map),
    }));
}

function shapeProblems(source: Source, from: Node, error: z.ZodError): readonly Problem[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    const key = path.length > 0 ? `« ${path.join('.')} » : ` : '';
    return shape(source, nodeAt(from, path), `${key}${sentenceOf(issue)}`, null);
  });
}

/** Our own messages are French already; zod's own kinds are put into words here. */
function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type')
    return 'il manque quelque chose ici, ou ce n’est pas la bonne forme.';
  if (issue.code === 'invalid_value') return `possibles : ${issue.values.join(', ')}.`;
  if (issue.code === 'invalid_union') return 'ce n’est pas la bonne forme.';
  if (issue.code === 'unrecognized_keys')
    return `« ${issue.keys.join(', ')} » n’est pas connu ici.`;
  return issue.message;
}

function shape(source: Source, node: Node | null, sentence: string, mend: string | null): Problem {
  return { code: 'forme', severity: 'erreur', sentence, mend, place: source.placeOf(node) };
}

function renamedIn(blocks: readonly Block[]): Draft['renamed'] {
  const all = blocks.flatMap(function inside(block): readonly Block[] {
    return [block, ...block.inspection.branches.flatMap((branch) => branch.blocks.flatMap(inside))];
  });
  const names = all.flatMap(({ inspection: { name, formerName } }) =>
    name !== null && formerName !== null ? [[formerName, name]] : [],
  );
  const choices = all.flatMap(({ question }) => {
    const moved = (question?.choices ?? []).flatMap(({ key, formerName }) =>
      formerName === null ? [] : [[formerName, key]],
    );
    return question && moved.length > 0 ? [[question.name, Object.fromEntries(moved)]] : [];
  });
  return { blocks: Object.fromEntries(names), choices: Object.fromEntries(choices) };
}

function nameOfFile(file: string): string {
  return (file.split('/').at(-1) ?? file).replace(/\.ya?ml$/u, '');
}
