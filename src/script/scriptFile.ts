import { createHash } from 'node:crypto';
import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import type { Block } from '../engine/blocks/block.ts';
import { nameField, yesField } from '../engine/blocks/fields.ts';
import { silenceField } from '../engine/blocks/silence.ts';
import type { Start } from '../engine/script.ts';
import type { Draft } from './draft.ts';
import { flatten } from './flow.ts';
import { nodeAt, pairsOf, plainOf } from './nodes.ts';
import type { Problem } from './problem.ts';
import { placeOfBlock, type Reading, readBlocks } from './readBlocks.ts';
import { misshapen, shapeProblems, unknownKeys, withoutEchoes } from './shape.ts';
import { readSource, type Source } from './source.ts';

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

/**
 * Reads one script. What has no right shape is a problem, and left out of the draft; the rest of the
 * file is read all the same.
 */
export function readScript(
  file: string,
  text: string,
): { draft: Draft; problems: readonly Problem[] } {
  const source = readSource(file, text);
  const reading: Reading = { source, problems: [...source.problems], nodes: new Map() };
  const root = rootOf(source, reading.problems);
  const head = root ? readHead(source, root, reading.problems) : null;
  const steps = root && pairsOf(root).find(({ folded }) => folded === 'etapes');
  if (root && !steps) reading.problems.push(noSteps(source, root));
  const blocks = root && steps ? readBlocks(reading, steps.value, root) : [];
  return {
    problems: reading.problems,
    draft: {
      name: nameOfFile(file),
      file,
      source: text,
      version: createHash('sha256').update(text).digest('hex').slice(0, 12),
      title: head?.titre ?? nameOfFile(file),
      interrupts: head?.interrompt ?? false,
      starts: (head?.commence ?? []).map((start, index) => ({
        start,
        place: source.placeOf(root && nodeAt(root, ['commence', index])),
      })),
      silence: head?.silence ?? null,
      blocks,
      place: (block, path) => placeOfBlock(reading, block, path),
      placeIn: (block, path, offset) => {
        const node = reading.nodes.get(block);
        const value: Node | undefined = node && nodeAt(node, path);
        return isScalar(value) ? source.placeIn(value, offset) : placeOfBlock(reading, block, path);
      },
      renamed: renamedIn(blocks),
    },
  };
}

function rootOf(source: Source, problems: Problem[]): YAMLMap | null {
  if (isMap(source.root)) return source.root;
  if (problems.length === 0)
    problems.push(
      misshapen(
        source,
        source.root,
        'Ce fichier est vide, ou n’est pas un script.',
        'Commencez par « titre: » et « etapes: ».',
      ),
    );
  return null;
}

function readHead(
  source: Source,
  root: YAMLMap,
  problems: Problem[],
): z.infer<typeof headField> | null {
  const unknown = unknownKeys(source, root, TOP);
  const head = headField.safeParse(plainOf(root));
  const wrong = head.success ? [] : shapeProblems(source, root, head.error, null);
  problems.push(...withoutEchoes([...unknown, ...wrong]));
  return head.success ? head.data : null;
}

function noSteps(source: Source, root: YAMLMap): Problem {
  const mend = 'Ajoutez « etapes: », puis une étape par tiret.';
  return {
    ...misshapen(source, root, 'Il manque « etapes: » dans ce fichier.', mend),
    code: 'cle-manquante',
  };
}

function renamedIn(blocks: readonly Block[]): Draft['renamed'] {
  const all = flatten(blocks);
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
