import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { namesRead } from '../../src/engine/placeholder.ts';
import { SYSTEM_TEXTS } from '../../src/engine/systemTexts.ts';

const LANGUAGES = ['fr', 'en', 'ar'];

const entries = z.record(
  z.string(),
  z.object({ texte: z.union([z.string(), z.record(z.string(), z.string())]) }),
);

function textsOf(language: string): ReadonlyMap<string, readonly string[]> {
  const file = readFileSync(`locales/${language}/systeme.yaml`, 'utf8');
  const read = entries.parse(parse(file, { schema: 'failsafe' }));
  return new Map(
    Object.entries(read).map(([key, { texte }]) => [
      key,
      typeof texte === 'string' ? [texte] : Object.values(texte),
    ]),
  );
}

describe.each(LANGUAGES)('the words of the engine in « %s »', (language) => {
  const texts = textsOf(language);

  test('are all there, and nothing else is', () => {
    expect([...texts.keys()].sort()).toEqual(Object.keys(SYSTEM_TEXTS).sort());
  });

  test.each(Object.entries(SYSTEM_TEXTS))(
    '« %s » shows only what the engine gives it',
    (key, given) => {
      const shown = namesRead(...(texts.get(key) ?? []));
      expect(shown.filter((name) => !new Set<string>(given).has(name))).toEqual([]);
    },
  );

  test('show each value that the engine gives in at least one form', () => {
    const lost = Object.entries(SYSTEM_TEXTS).flatMap(([key, given]) =>
      given.filter((name) => !namesRead(...(texts.get(key) ?? [])).includes(name)),
    );
    expect(lost).toEqual([]);
  });
});

describe('the danger texts', () => {
  const NUMBERS: Readonly<Record<string, readonly string[]>> = {
    'danger.suicide': ['3114', '15'],
    'danger.violence': ['17', '114', '3919'],
    'danger.enfant': ['119', '17'],
    'danger.rue_faim': ['115'],
    'danger.sante': ['15', '114'],
    'danger.feu': ['18', '114'],
  };

  test.each(LANGUAGES)(
    'give the right numbers and say nothing about money, in « %s »',
    (language) => {
      const texts = textsOf(language);
      for (const [key, numbers] of Object.entries(NUMBERS)) {
        const said = (texts.get(key) ?? []).join('\n');
        for (const number of numbers) expect(said).toMatch(new RegExp(`(?<!\\d)${number}(?!\\d)`));
        expect(said).not.toMatch(/€|euro|paiement|payment|prêt|loan|قرض|دفع/iu);
      }
    },
  );
});
