import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { DANGERS } from '../../src/domain/reading.ts';
import { createLexicon } from '../../src/understanding/lexicon.ts';
import { findDanger } from '../../src/understanding/safety.ts';
import { readTable, realLexicon } from './lexicon.ts';

const phrases = z.array(z.string());
const table = readTable(
  'dangers.yaml',
  z.object({
    ...Object.fromEntries(DANGERS.map((name) => [name, z.object({ sur: phrases, vu: phrases })])),
    trop_prudent: phrases,
    rien: phrases,
  }),
);
const rows = z.record(z.string(), z.union([phrases, z.object({ sur: phrases, vu: phrases })]));
const lexicon = realLexicon();

describe.each(DANGERS)('what people write of « %s »', (danger) => {
  const found = rows.parse(table)[danger];
  const { sur, vu } = found && 'sur' in found ? found : { sur: [], vu: [] };

  test.each(sur)('« %s » shows the number at once', (text) => {
    expect(findDanger(text, lexicon)).toEqual({ danger, level: 'sure' });
  });

  test.each(vu)('« %s » is not passed over', (text) => {
    expect(findDanger(text, lexicon)).not.toBeNull();
  });
});

describe('what is no danger', () => {
  test.each(table.rien)('« %s » raises no alarm', (text) => {
    expect(findDanger(text, lexicon)).toBeNull();
  });

  test.each(table.trop_prudent)('« %s » does, and that is accepted', (text) => {
    expect(findDanger(text, lexicon)).not.toBeNull();
  });
});

describe('how phrases of danger are found', () => {
  const small = createLexicon({
    intentions: [],
    dangers: {
      suicide: { sure: ['veux mourir', 'me tuer'], maybe: ['me tuer le budget'] },
      rue_faim: { sure: ["j'ai faim", 'mourir de faim'], maybe: [] },
    },
  });
  const found: readonly (readonly [string, string | null])[] = [
    ['je veux mourir', 'suicide sure'],
    ['JE VEUX MOURIR !!!', 'suicide sure'],
    ['je veux vraiment mourir', 'suicide sure'],
    ['jveu mouriiir', 'suicide sure'],
    ['je veux mourrir 😢', 'suicide sure'],
    ['je veux mouir', 'suicide sure'],
    ['je veux pas mourir', 'suicide maybe'],
    ['je ne veux pas mourir de faim', 'rue_faim sure'],
    ['je veux bien vous rappeler avant de mourir', null],
    ['je vais me tuer', 'suicide sure'],
    ['cette voiture va me tuer le budget', 'suicide maybe'],
    ['si tu me dis oui tu peux venir', null],
    ['jai fain', 'rue_faim sure'],
    ["j'ai une femme", null],
    ["j'ai rien en fin de mois", null],
    ['je veux nourrir mes lapins', null],
  ];
  test.each(found)('« %s » → %s', (text, expected) => {
    const safety = findDanger(text, small);
    expect(safety && `${safety.danger} ${safety.level}`).toBe(expected);
  });

  test('every phrase of the lists is found when it is written as it stands', () => {
    const sure = DANGERS.flatMap((name) => lexiconPhrases(name));
    expect(sure.filter((phrase) => findDanger(phrase, lexicon) === null)).toEqual([]);
  });

  test('words around a sure phrase never make it unseen', () => {
    const around = fc.array(fc.constantFrom('alors', 'maintenant', 'monsieur', 'voila', 'ici'));
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = [...before, 'je veux mourir', ...after].join(' ');
        expect(findDanger(text, lexicon)).toEqual({ danger: 'suicide', level: 'sure' });
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect([null, 'sure', 'maybe']).toContain(findDanger(text, lexicon)?.level ?? null);
      }),
    );
  });
});

function lexiconPhrases(danger: string): readonly string[] {
  return [...lexicon.dangers.values()]
    .flat()
    .filter((phrase) => phrase.danger === danger)
    .map(({ words }) => words.join(' '));
}
