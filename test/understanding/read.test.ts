import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/understanding/read.ts';
import { realLexicon } from './lexicon.ts';

const TODAY = '2026-03-05';
const lexicon = realLexicon([{ name: 'humain', title: 'Parler', words: ['humain'] }]);

describe('what one message means', () => {
  test('danger is found even in an answer', () => {
    const reading = read('1500, et je veux mourir', { kind: 'montant' }, TODAY, lexicon);
    expect(reading.safety).toEqual({ danger: 'suicide', level: 'sure' });
  });

  test('a number answers each kind of question in its own way', () => {
    expect(read('12', { kind: 'durée', unit: 'mois' }, TODAY, lexicon).values).toEqual({
      nombre: 12,
      montant: 1200,
      durée: 12,
      date: '2026-03-12',
    });
  });

  test('a choice is read with the labels that the person saw', () => {
    const choices = { loue: ['Je loue', 'I rent'], heberge: ["Quelqu'un m'héberge"] };
    const hint = { kind: 'choix', choices } as const;
    expect(read('i rent', hint, TODAY, lexicon).values.choix).toBe('loue');
    expect(read('2', hint, TODAY, lexicon).values.choix).toBe('heberge');
  });

  test('a bank card is read as nothing, and hidden', () => {
    const reading = read('4111 1111 1111 1111', { kind: 'montant' }, TODAY, lexicon);
    expect(reading).toMatchObject({ text: '••••', masked: ['carte_bancaire'], values: {} });
  });

  test('a long story gives no value and no intention, but its danger is seen', () => {
    const story = `${'je vous explique ma situation 12 mois '.repeat(20)} on dort dehors`;
    const reading = read(story, { kind: 'durée', unit: 'mois' }, TODAY, lexicon);
    expect(reading).toMatchObject({
      values: {},
      intentions: [],
      safety: { danger: 'rue_faim', level: 'sure' },
    });
  });

  test('no text makes it fail, and its words are always well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const reading = read(text, { kind: 'date' }, TODAY, lexicon);
        expect(reading.text.isWellFormed()).toBe(true);
      }),
    );
  });
});
