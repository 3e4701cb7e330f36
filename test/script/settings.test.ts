import { describe, expect, it } from 'vitest';
import { readCcas } from '../../src/script/ccas.ts';
import { readDangers } from '../../src/script/dangersFile.ts';
import { readFacts } from '../../src/script/facts.ts';
import { readIntentions } from '../../src/script/intentionsFile.ts';
import { readTranslation } from '../../src/script/translations.ts';
import { inWords } from './inWords.ts';

describe('faits.yaml says what may be known', () => {
  it('reads names, types, units, choices and who fills them', () => {
    const { facts, problems } = readFacts(
      'dialogs/faits.yaml',
      `# Un commentaire
prénom:
  type: texte
  qui: import
  sens: Prénom
echeance.date:
  type: date
  qui: calcul
  toujours: oui
duree:
  Type: durée
  unité: jours
  qui: personne
projet:
  type: choix
  qui: personne
  choix:
    mobilite: Une voiture, un permis
    sante: Des soins
`,
    );
    expect(problems).toEqual([]);
    expect(facts).toEqual({
      prénom: {
        name: 'prénom',
        type: { kind: 'texte' },
        filledBy: 'import',
        alwaysKnown: false,
        description: 'Prénom',
      },
      'echeance.date': {
        name: 'echeance.date',
        type: { kind: 'date' },
        filledBy: 'calcul',
        alwaysKnown: true,
      },
      duree: {
        name: 'duree',
        type: { kind: 'durée', unit: 'jours' },
        filledBy: 'personne',
        alwaysKnown: false,
      },
      projet: {
        name: 'projet',
        type: { kind: 'choix', choices: ['mobilite', 'sante'] },
        filledBy: 'personne',
        alwaysKnown: false,
        labels: { mobilite: 'Une voiture, un permis', sante: 'Des soins' },
      },
    });
  });

  it.each([
    [
      'prenom:\n  type: texte\n  qui: import\nPrénom:\n  type: texte\n  qui: import\n',
      '4:1 cle-en-double « Prénom » est déjà écrit au même endroit, ligne 1.\n    Gardez une seule des deux lignes, ou changez un des deux noms.',
    ],
    [
      'mon fait:\n  type: texte\n  qui: import\n',
      '1:1 forme « mon fait » : Un nom s’écrit avec des lettres, des chiffres et « _ », sans espace.',
    ],
    [
      'age:\n  qui: personne\n',
      '2:3 cle-manquante Il manque « type: » dans « age ».\n    Ajoutez une ligne « type: … ».',
    ],
    [
      'age:\n  type: nombres\n  qui: personne\n',
      '2:9 forme « type » : « nombres » n’est pas possible ici.\n    Vouliez-vous dire « nombre » ?',
    ],
    [
      'projet:\n  type: choix\n  qui: personne\n',
      '2:3 forme « choix: » va avec « type: choix » ou « type: choix multiple », et seulement là.',
    ],
    [
      'montant:\n  type: montant\n  unité: mois\n  qui: personne\n',
      '2:3 forme « unité: » va seulement avec « type: durée ».',
    ],
    [
      '- prenom\n',
      '1:1 forme Ce fichier doit être une liste de noms.\n    Chaque nom est suivi de « : », et ses réglages sont décalés de deux espaces.',
    ],
  ])('tells what is wrong in %j', (text, told) => {
    expect(readFacts('dialogs/faits.yaml', text).problems.map(inWords)).toEqual([told]);
  });
});

describe('intentions.yaml says what people may ask', () => {
  it('reads the button, the words and the command', () => {
    const { intentions, problems } = readIntentions(
      'dialogs/intentions.yaml',
      'humain:\n  titre: Une personne\n  commande: humain\n  mots:\n    - un humain\nbonjour:\n  titre: Bonjour\n  petit: oui\n',
    );
    expect(problems).toEqual([]);
    expect(Object.values(intentions).map(({ place: _place, ...rest }) => rest)).toEqual([
      {
        name: 'humain',
        title: 'Une personne',
        words: ['un humain'],
        command: 'humain',
        small: false,
      },
      { name: 'bonjour', title: 'Bonjour', words: [], command: null, small: true },
    ]);
  });

  it('tells a command that does not exist', () => {
    const { problems } = readIntentions(
      'dialogs/intentions.yaml',
      'x:\n  titre: X\n  commande: humin\n',
    );
    expect(problems.map(inWords)).toEqual([
      '3:13 forme « commande » : « humin » n’est pas possible ici.\n    Vouliez-vous dire « humain » ?',
    ]);
  });
});

const CCAS = `nom: CCAS de Valmont
telephone: 01 00 00 00 00
region: metropole
fuseau: Europe/Paris
horaires:
  jours:
    - lundi
    - vendredi
  de: "09:00"
  a: "17:00"
limites:
  montant_max: 3 000,50 €
  duree_max: 3 ans
menu:
  - humain
mentions:
  - depuis: 2026-11-20
    texte: Un crédit doit être remboursé.
langues:
  - fr
`;

describe('ccas.yaml says how one CCAS works', () => {
  it('reads hours, limits, menu and languages', () => {
    const { ccas, problems } = readCcas('dialogs/ccas.yaml', CCAS);
    expect(problems).toEqual([]);
    expect(ccas).toEqual({
      name: 'CCAS de Valmont',
      phone: '01 00 00 00 00',
      workingTime: {
        timeZone: 'Europe/Paris',
        region: 'metropole',
        days: [1, 5],
        from: '09:00',
        to: '17:00',
      },
      limits: { montant_max: 300_050, duree_max: 36 },
      menu: ['humain'],
      languages: ['fr'],
      warnings: [{ since: '2026-11-20', text: 'Un crédit doit être remboursé.' }],
    });
  });

  it.each([
    [
      'Europe/Paris',
      'Europe/Valmont',
      '4:9 forme « fuseau » : Ce fuseau horaire n’existe pas. Par exemple Europe/Paris.',
    ],
    [
      'metropole',
      'metropol',
      '3:9 forme « region » : « metropol » n’est pas possible ici.\n    Vouliez-vous dire « metropole » ?',
    ],
    [
      '"09:00"',
      '9h',
      '9:7 forme « horaires.de » : Écrivez l’heure entre guillemets, par exemple "09:00".',
    ],
    [
      '3 ans',
      'trois ans',
      '13:14 forme « limites.duree_max » : « trois ans » n’est pas une valeur. Écrivez par exemple 3 000 € ou 36 mois.',
    ],
    [
      '    - lundi\n',
      '    - lindi\n',
      '7:7 forme « horaires.jours.0 » : « lindi » n’est pas possible ici.\n    Vouliez-vous dire « lundi » ?',
    ],
    [
      'telephone: 01 00 00 00 00\n',
      '',
      '1:1 cle-manquante Il manque « telephone: » dans ce fichier.\n    Ajoutez une ligne « telephone: … ».',
    ],
  ])('tells what is wrong when « %s » becomes « %s »', (right, wrong, told) => {
    const { problems } = readCcas('dialogs/ccas.yaml', CCAS.replace(right, wrong));
    expect(problems.map(inWords)).toEqual([told]);
  });
});

describe('a translation stands under the key of its French text', () => {
  it('reads texts, plurals and the print of the French', () => {
    const { translation, problems } = readTranslation(
      'locales/en/accueil.yaml',
      'bonjour:\n  texte: |\n    Hello:\n    {{prenom}}.\n  de: 0123abcd\nessais:\n  texte:\n    one: One try.\n    other: Tries.\n',
    );
    expect(problems).toEqual([]);
    expect([translation.language, translation.space]).toEqual(['en', 'accueil']);
    expect(translation.entries).toMatchObject({
      bonjour: { text: 'Hello:\n{{prenom}}.', hash: '0123abcd' },
      essais: { text: { one: 'One try.', other: 'Tries.' }, hash: null },
    });
  });
});

describe('dangers.yaml', () => {
  it('may not leave a danger out', () => {
    const { dangers, problems } = readDangers(
      'dialogs/dangers.yaml',
      'feu:\n  numeros:\n    - "18"\n  mots_surs:\n    - au feu : vite\n',
    );
    expect(dangers).toEqual({ feu: { sure: ['au feu : vite'], maybe: [], numbers: ['18'] } });
    expect(problems.map(({ code }) => code)).toEqual([
      'piege-deux-points',
      ...Array.from({ length: 5 }, () => 'danger-manquant'),
    ]);
  });
});
