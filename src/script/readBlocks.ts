import { isMap, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Block, BlockPath } from '../engine/blocks/block.ts';
import { BLOCKS, type BlockReader } from '../engine/blocks/index.ts';
import { isNode, nodeAt, pairsOf, plainOf } from './nodes.ts';
import type { Place, Problem } from './problem.ts';
import { misshapen, shapeProblems, unknownKeys, withoutEchoes } from './shape.ts';
import type { Source } from './source.ts';
import { didYouMean } from './suggest.ts';
import { listed, meant } from './words.ts';

/** What is gathered while the blocks of a file are read. */
export type Reading = {
  readonly source: Source;
  readonly problems: Problem[];
  readonly nodes: Map<Block, YAMLMap>;
};

/** Reads a list of blocks, those inside them first. A block that is wrong is told and left out. */
export function readBlocks(reading: Reading, list: Node | null, owner: Node): readonly Block[] {
  if (isSeq(list))
    return list.items.flatMap((item) => readBlock(reading, isNode(item) ? item : null, list) ?? []);
  reading.problems.push(
    misshapen(
      reading.source,
      list ?? owner,
      'Il faut ici une liste d’étapes, chacune sur une ligne qui commence par « - ».',
      'Par exemple :\n- dire: bonjour\n  texte: Bonjour.',
    ),
  );
  return [];
}

/** Where something of a block stands; an empty path is the block itself. */
export function placeOfBlock({ source, nodes }: Reading, block: Block, path: BlockPath): Place {
  const node = nodes.get(block);
  return source.placeOf(node && path.length > 0 ? nodeAt(node, path) : node);
}

const KEYWORDS = Object.keys(BLOCKS);
const ANY_KEYWORD = `Une étape commence par un de ces mots : ${listed(KEYWORDS)}.`;

function readBlock(reading: Reading, node: Node | null, owner: Node): Block | null {
  const { source, problems } = reading;
  if (!isMap(node)) {
    problems.push(misshapen(source, node ?? owner, 'Cette étape n’est pas comprise.', ANY_KEYWORD));
    return null;
  }
  const pairs = pairsOf(node);
  const [first, second] = pairs.filter(({ folded }) => KEYWORDS.includes(folded));
  const kind = first && BLOCKS[first.folded];
  if (!kind) {
    const word = pairs[0]?.key ?? '';
    problems.push({
      code: 'etape-inconnue',
      severity: 'erreur',
      sentence: `« ${word} » n’est pas une étape.`,
      mend: meant(didYouMean(word, KEYWORDS), ANY_KEYWORD),
      place: source.placeOf(node),
    });
    return null;
  }
  if (second && !kind.keys.includes(second.folded)) {
    problems.push({
      code: 'tiret-manquant',
      severity: 'erreur',
      sentence: `Deux étapes se suivent sans tiret : « ${first.key} » et « ${second.key} ».`,
      mend: `Mettez un tiret devant la seconde : « - ${second.key}: … ».`,
      place: source.placeOf(second.keyNode ?? node),
    });
    return null;
  }
  return readKind(reading, node, kind);
}

function readKind(reading: Reading, node: YAMLMap, kind: BlockReader): Block | null {
  const { source, problems, nodes } = reading;
  const unknown = unknownKeys(source, node, kind.keys);
  const raw = Object.fromEntries(
    pairsOf(node)
      .filter(({ folded }) => kind.keys.includes(folded))
      .map(({ folded, value }) => [folded, readValue(reading, kind, node, folded, value)]),
  );
  const read = kind.read(raw);
  const wrong = 'error' in read ? shapeProblems(source, node, read.error, kind.keyword) : [];
  problems.push(...withoutEchoes([...unknown, ...wrong]));
  if ('error' in read) return null;
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
