import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { PAGE_TEXTS } from '../../../src/http/upload/texts.ts';

const entries = z.record(
  z.string(),
  z.object({ texte: z.union([z.string(), z.record(z.string(), z.string())]) }),
);

describe.each(['fr', 'en', 'ar'])('the words of the upload page in « %s »', (language) => {
  const file = readFileSync(`locales/${language}/papiers.yaml`, 'utf8');
  const texts = Object.entries(entries.parse(parse(file, { schema: 'failsafe' }))).map(
    ([key, { texte }]) =>
      [key, typeof texte === 'string' ? [texte] : Object.values(texte)] as const,
  );
  const shown = (words: readonly string[]) =>
    new Set(words.flatMap((one) => [...one.matchAll(/\{\{(\w+)/gu)].map(([, name]) => name)));

  test('are all there, and nothing else is', () => {
    expect(texts.map(([key]) => key).sort()).toEqual(Object.keys(PAGE_TEXTS).sort());
  });

  test.each(Object.entries(PAGE_TEXTS))('« %s » shows what the page gives it', (key, given) => {
    const words = texts.find(([one]) => one === key)?.[1] ?? [];
    expect([...shown(words)].sort()).toEqual([...given].sort());
  });

  test('promise nothing, threaten nobody, and speak of no money', () => {
    for (const [key, words] of texts)
      expect([key, words.join(' ')]).toEqual([
        key,
        expect.not.stringMatching(
          /accepté|garanti|éligible|approved|guarante|eligible|€|dette|debt/iu,
        ),
      ]);
  });
});
