import { expect, test } from 'vitest';
import { readFacts } from '../../src/script/facts.ts';
import { readPieces } from '../../src/script/piecesFile.ts';
import { inWords } from './inWords.ts';

const { facts } = readFacts(
  'dialogs/faits.yaml',
  `situation:
  type: choix
  qui: personne
  choix:
    salarie: Je travaille
    retraite: Je suis à la retraite
co_emprunteur.situation:
  type: choix
  qui: personne
  choix:
    salarie: Travaille
    retraite: Est à la retraite
revenus:
  type: montant
  qui: personne
`,
);
const read = (text: string) => readPieces('dialogs/pieces.yaml', text, facts);

test('a paper says what it is, why it is asked, how long it is good and what else would do', () => {
  const { pieces, problems } = read(`identité:
  titre: Carte d'identité
  pour: C'est pour vérifier votre nom.
  validité: moins de 3 mois
  faces: recto verso
  mois: 3
  pages: 2
  par: chaque emprunteur
  sinon:
    - choix: J'ai un passeport
      texte: D'accord. Envoyez la page avec votre photo.
      piece: passeport
    - choix: Je n'ai rien
      texte: Le conseiller regarde avec vous.
  ordre: 10
  notes: Pour l'équipe.
passeport:
  titre: Passeport
  pour: C'est pour vérifier votre nom.
  quand: jamais
  par: chaque emprunteur
  ordre: 11
`);
  expect(problems).toEqual([]);
  const [identity, passport] = pieces;
  expect(identity).toMatchObject({
    code: 'identité',
    title: "Carte d'identité",
    why: "C'est pour vérifier votre nom.",
    validity: { kind: 'age', count: 3, unit: 'mois' },
    faces: 2,
    months: 3,
    pages: 2,
    eachBorrower: true,
    onlyInstead: false,
    alternatives: [
      { label: "J'ai un passeport", piece: 'passeport' },
      { label: "Je n'ai rien", piece: null },
    ],
    order: 10,
  });
  expect(identity?.isWanted({}, 1, '2026-03-05')).toBe(true);
  expect(passport).toMatchObject({ onlyInstead: true, validity: null, faces: 1, pages: null });
  expect(passport?.isWanted({}, 1, '2026-03-05')).toBe(false);
});

test('a condition reads the facts of whom the paper is asked', () => {
  const { pieces } = read(`paie:
  titre: Fiches de paie
  pour: C'est pour regarder votre budget.
  quand: situation = salarie ou revenus > 1 000 €
  par: chaque emprunteur
  ordre: 10
`);
  const [pay] = pieces;
  const asks = (values: Parameters<typeof isWanted>[0], borrower: 0 | 1 | 2) =>
    isWanted(values, borrower, '2026-03-05');
  const isWanted = pay?.isWanted ?? (() => false);
  expect(pay?.reads).toEqual(['situation', 'revenus']);
  expect([asks({}, 1), asks({ situation: 'retraite' }, 1)]).toEqual([false, false]);
  expect(asks({ situation: 'salarie' }, 1)).toBe(true);
  // What is true of the first says nothing of the second; what has no twin is true of both.
  expect(asks({ situation: 'salarie' }, 2)).toBe(false);
  expect(asks({ 'co_emprunteur.situation': 'salarie' }, 2)).toBe(true);
  expect(asks({ revenus: 150_000 }, 2)).toBe(true);
});

test('every mistake has its place, its sentence and its mend', () => {
  const { pieces, problems } = read(`paie:
  titre: Les trois dernières fiches de paie de votre employeur
  pour: Avec elles, votre prêt sera accordé.
  quand: situatoin = salarie
  par: chaque emprunteur
  ordre: 10
pension:
  titre: Relevé de pension
  pour: C'est pour regarder votre budget.
  quand: situation = retraitee
  par: famille
  ordre: premier
sans_titre:
  pour: C'est pour regarder votre budget.
  par: foyer
  ordre: 30
pension:
  titre: Une autre pension
  pour: C'est pour regarder votre budget.
  quand: revenus
  validite: 3 mois
  par: foyer
  ordre: 40
  sinon:
    - choix: Je ne l'ai pas
      text: D'accord.
vide:
`);
  expect(problems.map(inWords).join('\n')).toMatchInlineSnapshot(`
    "17:1 cle-en-double « pension » est déjà écrit au même endroit, ligne 7.
        Gardez une seule des deux lignes, ou changez un des deux noms.
    27:1 forme « vide » n’a pas de réglages.
        Écrivez-les dessous, décalés de deux espaces.
    11:8 forme « par » : « famille » n’est pas possible ici.
        Possibles : chaque emprunteur, foyer.
    12:10 forme « ordre » : Écrivez un nombre entier : les plus petits viennent d’abord.
    14:3 cle-manquante Il manque « titre: » dans « sans_titre ».
        Ajoutez une ligne « titre: … ».
    26:13 cle-inconnue « text: » n’est pas connu ici.
        Vouliez-vous dire « texte » ?
    4:10 nom-inconnu « situatoin » n’est pas un fait de « faits.yaml ».
        Vouliez-vous dire « situation » ?
    2:10 bouton-trop-long Ce bouton a 53 caractères : le téléphone le coupe après 40.
        Gardez deux à cinq mots sur un bouton.
    3:37 mot-de-promesse « accordé » est une promesse. Seule la banque décide.
        Dites ce qui se passe ensuite : « on peut regarder ensemble », « le conseiller vous répond »."
  `);
  expect(pieces.map(({ code }) => code)).toEqual(['paie']);
});
