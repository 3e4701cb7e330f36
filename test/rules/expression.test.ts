import { describe, expect, it } from 'vitest';
import { readTree } from '../../src/rules/expression/read.ts';
import { writeTree } from '../../src/rules/expression/write.ts';

/** What staff may type, and what Publicodes is given. */
const written = (source: string) => {
  const tree = readTree(source);
  return 'error' in tree ? `${tree.at}: ${tree.error}` : writeTree(tree);
};

describe('an expression', () => {
  it.each([
    ['montant <= ccas.montant_max', '(montant <= ccas . montant_max)'],
    ['montant <= ccas . montant_max', '(montant <= ccas . montant_max)'],
    ['montant ≥ 3 000 €', '(montant >= 300000 centimes)'],
    ['montant >= 3\u202f000,50\u00a0€', '(montant >= 300050 centimes)'],
    ['montant > 57,1 €', '(montant > 5710 centimes)'],
    ['duree < 2 ans', '(duree < 24 mois)'],
    ['duree <= 36 mois', '(duree <= 36 mois)'],
    ['delai <= 15 jours', '(delai <= 15 jours)'],
    ['credits / revenus <= 33 %', '((credits / revenus) <= 0.33)'],
    ["projet != 'dettes'", "(projet != 'dettes')"],
    ['projet ≠ "dettes"', "(projet != 'dettes')"],
    ['projet = ’dettes’', "(projet = 'dettes')"],
    ['majeur', 'majeur'],
    ['majeur = non', '(majeur = non)'],
    ['a - b - c', '((a - b) - c)'],
    ['a - b * c', '(a - (b * c))'],
    ['(a − b) ÷ c ÷ 30 >= 7 €', '((((a - b) / c) / 30) >= 700 centimes)'],
    ['-5 € + a > 0', '(((0 - 500 centimes) + a) > 0)'],
    ['reste-a-vivre > 0', '(reste-a-vivre > 0)'],
  ])('« %s » → « %s »', (source, code) => {
    expect(written(source)).toBe(code);
  });

  it.each([
    ['', '0: Il manque quelque chose à la fin.'],
    ['montant <=', '10: Il manque quelque chose à la fin.'],
    ['montant <= 3 000 € et majeur', '19: « et » ne s’écrit pas dans une condition de règle.'],
    ['majeur ou residence', '7: « ou » ne s’écrit pas dans une condition de règle.'],
    ['non majeur', '4: « non » ne se met pas devant un nom.'],
    ['300 € <= montant <= 3 000 €', '17: Deux comparaisons se suivent.'],
    ['(a + b', '0: Il manque une parenthèse fermante.'],
    ['a + * b', '4: « * » ne peut pas commencer une valeur.'],
    ['a ; b', '2: Je ne comprends pas « ; » ici.'],
    ['a b', '2: Je ne comprends pas la suite, à partir de « b ».'],
    ["projet = 'det", "9: Je ne comprends pas « ' » ici."],
  ])('« %s » cannot be read: %s', (source, told) => {
    expect(written(source)).toBe(told);
  });
});
