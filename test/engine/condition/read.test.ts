import { describe, expect, it } from 'vitest';
import { readExpression } from '../../../src/engine/condition/read.ts';

describe('what cannot be read is said in French, at its place', () => {
  it.each([
    ['', 'Il manque quelque chose à la fin.', 0],
    ['montant >', 'Il manque quelque chose à la fin.', 9],
    ['montant > 3 € et', 'Il manque quelque chose à la fin.', 16],
    ['(majeur', 'Il manque une parenthèse fermante « ) ».', 0],
    ['majeur)', 'Je ne comprends pas la suite, à partir de « ) ».', 6],
    ['300 € ≤ montant ≤ 3 000 €', 'Deux comparaisons se suivent. Écrivez « a ≤ b et b ≤ c ».', 16],
    [
      'raison est oubli',
      'Après « est », écrivez « connu » ou « inconnu ». Pour comparer, écrivez « = ».',
      0,
    ],
    ['date > 31/02/2026', '« 31/02/2026 » n’est pas une date du calendrier.', 7],
    ['date > 29 février 2027', '« 29 février 2027 » n’est pas une date du calendrier.', 7],
    ['montant > 1.500 €', 'Écrivez « 1,500 € », avec une virgule.', 10],
    ['montant > 1,505 €', '« 1,505 € » a plus de deux chiffres après la virgule.', 10],
    ['duree > 1,3 an', '« 1,3 an » ne fait pas un nombre entier de mois ou de jours.', 8],
    ['montant > 99 999 999 999 999 €', '« 99 999 999 999 999 € » est trop grand.', 10],
    ['ville = "Valmont', 'Ce texte n’est pas fermé : il manque un guillemet.', 8],
    ['ville = « Valmont', 'Ce texte n’est pas fermé : il manque un guillemet.', 8],
    ['montant ? 3', 'Le signe « ? » n’a pas de sens ici.', 8],
    ['* 3', '« * » ne peut pas commencer une valeur.', 0],
    [`${'('.repeat(500)}majeur${')'.repeat(500)}`, 'Cette condition est trop longue.', 400],
  ])('%s', (source, error, at) => {
    expect(readExpression(source)).toEqual({ error, at });
  });
});
