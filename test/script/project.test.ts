import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';
import { loadProject } from '../../src/script/project.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILES = readProjectFiles(join(ROOT, 'dialogs'), join(ROOT, 'locales'));

describe('the project of this repository', () => {
  const loaded = loadProject(FILES);

  it('has no error', () => {
    expect(loaded.problems.filter(({ severity }) => severity === 'erreur')).toEqual([]);
  });

  it('compiles every script that was read, and nothing else', () => {
    expect(Object.keys(loaded.scripts)).toEqual(Object.keys(loaded.project.drafts));
    expect(Object.keys(loaded.scripts)).toEqual(
      expect.arrayContaining([
        'accueil',
        'eligibilite',
        'documents',
        'remboursement',
        'conseiller',
      ]),
    );
  });
});

describe('a question that bears the name of a fact', () => {
  const facts = `projet:
  type: choix
  qui: personne
  choix:
    soins: Des soins
    permis: Un permis
revenu:
  type: montant
  qui: personne
`;
  const ask = (question: string) =>
    loadProject({
      'dialogs/faits.yaml': facts,
      'dialogs/a.yaml': `titre: A\netapes:\n  - demander: ${question}`,
    })
      .problems.filter(({ code }) => code === 'type-du-fait')
      .map(({ sentence, place }) => `${place.line}:${place.column} ${sentence}`);

  it.each([
    ['revenu\n    question: Combien ?\n', []],
    [
      'revenu\n    question: Combien ?\n    type: texte\n',
      ['5:11 Cette question remplit le fait « revenu », qui est un montant, pas un texte.'],
    ],
    ['projet\n    question: Quoi ?\n    choix:\n      soins: Des soins\n', []],
    [
      'projet\n    question: Quoi ?\n    choix:\n      santé: Des soins\n',
      ['6:14 « santé » n’est pas un choix du fait « projet ».'],
    ],
  ])('must be able to fill it: %j', (question, told) => {
    expect(ask(question)).toEqual(told);
  });
});

describe('what is read', () => {
  it('leaves out conversations of tests, rules and settings', () => {
    const { project } = loadProject({
      'dialogs/a.yaml': 'titre: A\netapes: []\n',
      'dialogs/tests/b.yaml': 'titre: B\n',
      'dialogs/c.publicodes.yaml': 'c: 3\n',
      'dialogs/faits.yaml': '',
    });
    expect(Object.keys(project.drafts)).toEqual(['a']);
  });

  it('goes on after a trap, as if it were mended', () => {
    const { problems } = loadProject({
      'dialogs/a.yaml':
        'titre: A\netapes:\n  - dire: b\n    texte: Ceci : cela\n  - aller: nulle_part\n',
    });
    const codes = problems
      .filter(({ place }) => place.file === 'dialogs/a.yaml')
      .map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['piege-deux-points', 'cible-inconnue']));
  });

  it('does not tell twice what a misshapen block already explains', () => {
    const { problems } = loadProject({
      'dialogs/a.yaml': 'titre: A\netapes:\n  - demander: b\n    qestion: Quoi ?\n  - aller: b\n',
    });
    const codes = problems
      .filter(({ place }) => place.file === 'dialogs/a.yaml')
      .map(({ code }) => code);
    expect(codes).toEqual(['cle-inconnue']);
  });
});

it('never throws, however staff break a file, and says that it is broken or reads it', () => {
  const names = Object.keys(FILES).filter((file) => file.startsWith('dialogs/'));
  const piece = fc.constantFrom(
    '',
    ':',
    ' : ',
    '- ',
    '  ',
    '\t',
    '"',
    "'",
    '#',
    '|',
    '{',
    '[',
    '*',
    '&',
    'si: ',
    'é',
    '\u00a0',
    '\n',
    'non ',
    '>',
    '€',
  );
  const edit = fc.record({
    file: fc.constantFrom(...names),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    piece,
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      const files = { ...FILES };
      for (const { file, at, cut, piece: inserted } of edits) {
        const text = files[file] ?? '';
        const start = Math.floor(at * text.length);
        files[file] = text.slice(0, start) + inserted + text.slice(start + cut);
      }
      const { problems } = loadProject(files);
      for (const { sentence, place } of problems) {
        expect(sentence).not.toMatch(/undefined|Invalid|\[object/);
        expect(place.line).toBeLessThanOrEqual((files[place.file] ?? '').split('\n').length + 1);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
