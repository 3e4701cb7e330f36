import { describe, expect, test } from 'vitest';
import { findIntentions } from '../../src/understanding/intentions.ts';
import { realLexicon } from './lexicon.ts';

const lexicon = realLexicon([
  {
    name: 'humain',
    title: 'Parler à une personne',
    words: ['humain', 'je veux une vraie personne'],
  },
  { name: 'paiement', title: '🤝 Un paiement difficile', words: ['je ne peux pas payer'] },
  { name: 'papiers', title: '📄 Préparer mes papiers', words: ['kel papier il faut'] },
  { name: 'bonjour', title: 'Bonjour', words: ['bonjour', 'السلام عليكم'] },
]);

const rows: readonly (readonly [string, string, number])[] = [
  ['humain', 'humain', 1],
  ['HUMAIN !', 'humain', 1],
  ['Parler à une personne', 'humain', 1],
  ['bonjour je veux une vraie personne svp', 'humain', 1],
  ['🤝 Un paiement difficile', 'paiement', 1],
  ['je peux pas payer', 'paiement', 1],
  ['jpeu pa payé', 'paiement', 0.9],
  ['jpeux pas payer', 'paiement', 1],
  ['quel papié il faut', 'papiers', 0.9],
  ['un paiement dificille', 'paiement', 0.9],
  ['un paiment difficile', 'paiement', 0.8],
  ['parler a une persone', 'humain', 0.9],
  ['السلام عليكم', 'bonjour', 1],
  ['Bonjour', 'bonjour', 1],
];

describe('what a message asks for, in the words of staff', () => {
  test.each(rows)('« %s » → %s, certainty %s', (text, name, certainty) => {
    expect(findIntentions(text, lexicon)).toEqual([{ name, certainty }]);
  });

  test.each(['', '👍', '???', 'constructor', 'il fait beau', 'je peux payer', '1500', 'oui'])(
    '« %s » asks for nothing known',
    (text) => {
      expect(findIntentions(text, lexicon)).toEqual([]);
    },
  );
});
