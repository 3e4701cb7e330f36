import type { Reading } from '../src/domain/reading.ts';
import type { Context } from '../src/engine/context.ts';
import type { Event } from '../src/engine/event.ts';
import { LIMITS } from '../src/engine/limits.ts';
import { initialState } from '../src/engine/state.ts';
import { step } from '../src/engine/step.ts';
import { loadProject } from '../src/script/project.ts';
import type { Engine } from './dialog.ts';

const list = (...items: string[]) => items.map((item) => `  - ${item}\n`).join('');

/** The dialog of `dialog.ts` as staff would write it. */
const FILES = {
  'dialogs/ccas.yaml': `nom: Bench\ntelephone: 01\nregion: metropole\nfuseau: Europe/Paris\nhoraires:\n  jours:\n    - lundi\n  de: "09:00"\n  a: "17:00"\nlimites:\n  montant_max: 3 000 €\nmenu:\n${list('pret')}mentions:\n  - depuis: 2026-11-20\n    texte: Un crédit doit être remboursé.\nlangues:\n${list('fr')}`,
  'dialogs/faits.yaml':
    'accord:\n  type: oui/non\n  qui: personne\ndossier.lie:\n  type: oui/non\n  qui: calcul\n  toujours: oui\n',
  'dialogs/intentions.yaml': `pret:\n  titre: Un prêt\n  mots:\n${list('bonjour')}prelevement:\n  titre: Prélèvement\n  mots:\n${list('quand est mon prélèvement')}`,
  'dialogs/dangers.yaml': ['suicide', 'violence', 'enfant', 'rue_faim', 'sante', 'feu']
    .map((name) => `${name}:\n  numeros:\n    - 15\n  mots_surs:\n    - mot de ${name}\n`)
    .join(''),
  'dialogs/prelevement.yaml':
    'titre: Prélèvement\ninterrompt: oui\ncommence:\n  - intention: prelevement\netapes:\n  - dire: le_cinq\n    texte: Le 5 du mois.\n',
  'dialogs/pret.yaml': `titre: Prêt
commence:
  - intention: pret
etapes:
  - demander: projet
    question: Pour quel projet ?
    choix:
      voiture: Voiture
      permis: Permis
  - demander: montant
    question: Combien ?
    type: nombre
  - si: montant > 1000
    alors:
      - demander: mois
        question: Sur combien de mois ?
        type: nombre
  - demander: travail
    question: Travaillez-vous ?
    type: oui/non
  - selon: travail
    cas:
      oui:
        - demander: revenus
          question: Vos revenus ?
          type: nombre
      non:
        - demander: aides
          question: Vos aides ?
          type: nombre
  - demander: charges
    question: Vos charges ?
    type: nombre
  - demander: personnes
    question: Combien de personnes ?
    type: nombre
  - demander: age
    question: Quel âge ?
    type: nombre
  - demander: envoyer
    question: "{{projet}} {{montant}}, on envoie ?"
    type: oui/non
  - dire: merci
    texte: Merci.
`,
};

/** Our engine on the same dialog; its state goes through JSON between turns. */
export function compagnon(): Engine {
  const { scripts, project, ccas, problems } = loadProject(FILES);
  const wrong = problems.find(({ severity }) => severity === 'erreur');
  if (!ccas || wrong) throw new Error(`the dialog of the benchmark: ${wrong?.sentence}`);
  const context: Context = {
    scripts,
    intentions: Object.fromEntries(
      Object.keys(project.intentions).map((name) => [name, { name, command: null, small: false }]),
    ),
    definitions: project.facts,
    facts: { accord: true },
    pieces: project.pieces,
    papers: [],
    limits: LIMITS,
    workingTime: ccas.workingTime,
    languages: ccas.languages,
    team: { referent: null, substitute: null, all: [] },
    invitation: null,
    menu: ccas.menu,
  };
  let stored = '';
  let turn = 0;
  let said = 0;
  return {
    begin() {
      stored = JSON.stringify(initialState('fr'));
      said = 0;
    },
    turn(text) {
      turn += 1;
      const state = JSON.parse(stored);
      const played = step(state, eventOf(text, turn), context);
      for (const effect of played.effects) if (effect.type === 'say') said += 1;
      stored = JSON.stringify(played.state);
    },
    said: () => said,
  };
}

/** A message as the engine takes it, read as simply as the peers read theirs; the ninth is an edit of the third. */
function eventOf(text: string, turn: number): Event {
  const id = `e${turn}`;
  const at = '2026-03-03T10:00:00.000Z';
  if (text.startsWith('correction')) {
    return {
      id,
      at,
      type: 'message_edited',
      ref: 'm1500',
      reading: readingOf(text.slice('correction '.length)),
    };
  }
  return { id, at, type: 'message_received', ref: `m${text}`, reading: readingOf(text) };
}

function readingOf(text: string): Reading {
  const intention =
    text === 'bonjour' ? 'pret' : text.includes('prélèvement') ? 'prelevement' : null;
  const values: Record<string, string | number | boolean> = {};
  if (/^\d+$/u.test(text)) values.nombre = Number(text);
  else if (text === 'oui' || text === 'non') values['oui/non'] = text === 'oui';
  else if (text === 'voiture' || text === 'permis') values.choix = text;
  return {
    text,
    safety: null,
    intentions: intention ? [{ name: intention, certainty: 1 }] : [],
    values,
    masked: [],
  };
}
