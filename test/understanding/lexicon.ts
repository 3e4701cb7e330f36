import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { readDangers } from '../../src/script/dangersFile.ts';
import { createLexicon, type Lexicon } from '../../src/understanding/lexicon.ts';

/** The lists of danger that staff keep, with a few intentions. */
export function realLexicon(intentions: readonly Intention[] = []): Lexicon {
  const { dangers } = readDangers(
    'dialogs/dangers.yaml',
    readFileSync('dialogs/dangers.yaml', 'utf8'),
  );
  return createLexicon({ intentions, dangers });
}

/** A table of this folder, checked by its shape. */
export function readTable<Table>(name: string, shape: z.ZodType<Table>): Table {
  const text = readFileSync(`test/understanding/${name}`, 'utf8');
  return shape.parse(parse(text, { schema: 'failsafe' }));
}

type Intention = {
  readonly name: string;
  readonly title: string;
  readonly words: readonly string[];
};
