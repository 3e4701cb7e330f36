import { describe, expect, it } from 'vitest';
import { loadProject } from '../../src/script/project.ts';

const FACTS = `prenom:
  type: texte
  qui: import
  toujours: oui
projet:
  type: choix
  qui: personne
  choix:
    mobilite: Une voiture
    sante: Des soins
revenu:
  type: montant
  qui: personne
`;

/** The example of the guide, with what it needs around it. */
const PAYMENT = `titre: Un paiement difficile
commence:
  - intention: difficulte_paiement
  - evenement: echeance_impayee
silence:
  rappel: 3 jours ouvrés
  expire: jamais
etapes:
  - si: depart = echeance_impayee
    alors:
      - dire: pas_passe
        texte: |
          Bonjour {{prenom}}. Un paiement n'est pas passé.
          Cela arrive. On regarde ensemble.
    sinon:
      - dire: merci_de_le_dire
        texte: Merci de le dire. C'est le bon moment.
  - demander: raison
    question: Que se passe-t-il ?
    choix:
      emploi: J'ai perdu mon travail
      retard:
        texte: L'argent arrive plus tard
        ancien_nom: plus_tard
      autre: Autre chose
  - selon: raison
    cas:
      retard:
        - demander: date_possible
          question: Quel jour pouvez-vous payer ?
          type: date
          entre: [aujourd'hui, dans 30 jours]
        - si: date_possible > aujourd'hui + 15 jours
          alors:
            - noter: projet
              valeur: sante
    sinon: []
  - transmettre: au_conseiller
    motif: paiement
    urgence: haute
    resume: [raison, date_possible]     # ce qui n'a pas été demandé n'apparaît pas
    ancien_nom: vers_le_conseiller
`;

function load(scripts: Readonly<Record<string, string>>) {
  const files = Object.entries(scripts).map(
    ([name, text]) => [`dialogs/${name}.yaml`, text] as const,
  );
  return loadProject({ 'dialogs/faits.yaml': FACTS, ...Object.fromEntries(files) });
}

function compile(text: string) {
  const script = load({ essai: text }).scripts.essai;
  if (!script) throw new Error('the script was not compiled');
  return script;
}

describe('a compiled script', () => {
  const script = compile(PAYMENT);

  it('has its title, its starts and its silence', () => {
    expect([script.name, script.title, script.interrupts]).toEqual([
      'essai',
      'Un paiement difficile',
      false,
    ]);
    expect(script.starts).toEqual([
      { by: 'intention', name: 'difficulte_paiement' },
      { by: 'evenement', name: 'echeance_impayee' },
    ]);
    expect(script.silence).toEqual({ remindAfterDays: 3, expireAfterDays: null });
    expect(script.version).toMatch(/^[0-9a-f]{12}$/);
  });

  it('leads from block to block, into branches and out of them', () => {
    const links = Object.values(script.nodes).map(({ id, next, branches }) => [id, next, branches]);
    expect([script.first, ...links]).toEqual([
      '#0',
      ['#0', 'raison', { alors: 'pas_passe', sinon: 'merci_de_le_dire' }],
      ['pas_passe', 'raison', {}],
      ['merci_de_le_dire', 'raison', {}],
      ['raison', '#2', {}],
      ['#2', 'au_conseiller', { retard: 'date_possible', sinon: 'au_conseiller' }],
      ['date_possible', '#2.retard.1', {}],
      ['#2.retard.1', 'au_conseiller', { alors: '#2.retard.1.alors.0', sinon: 'au_conseiller' }],
      ['#2.retard.1.alors.0', 'au_conseiller', {}],
      ['au_conseiller', null, {}],
    ]);
  });

  it('tells what each block reads', () => {
    const reads = Object.values(script.nodes).map(({ id, reads: names }) => [id, names]);
    expect(Object.fromEntries(reads)).toEqual({
      '#0': ['depart'],
      pas_passe: ['prenom'],
      merci_de_le_dire: [],
      raison: [],
      '#2': ['raison'],
      date_possible: [],
      '#2.retard.1': ['date_possible'],
      '#2.retard.1.alors.0': [],
      au_conseiller: ['raison', 'date_possible'],
    });
  });

  it('knows the types of its own names', () => {
    expect(script.variables).toEqual({
      depart: { kind: 'choix', choices: ['difficulte_paiement', 'echeance_impayee', 'appel'] },
      raison: { kind: 'choix', choices: ['emploi', 'retard', 'autre'] },
      date_possible: { kind: 'date' },
    });
  });

  it('compiles every condition, bound and value', () => {
    const scope = {
      lookup: (name: string) => ({ depart: 'echeance_impayee', date_possible: '2026-03-20' })[name],
      today: '2026-03-01',
    };
    const values = Object.entries(script.expressions).map(([source, evaluate]) => [
      source,
      evaluate(scope),
    ]);
    expect(Object.fromEntries(values)).toEqual({
      'depart = echeance_impayee': true,
      "aujourd'hui": '2026-03-01',
      'dans 30 jours': '2026-03-31',
      "date_possible > aujourd'hui + 15 jours": true,
      sante: 'sante',
    });
  });

  it('keeps the former names of blocks and choices', () => {
    expect(script.renamed).toEqual({
      blocks: { vers_le_conseiller: 'au_conseiller' },
      choices: { raison: { plus_tard: 'retard' } },
    });
  });

  it('is frozen, and its version follows its text', () => {
    expect(Object.isFrozen(script)).toBe(true);
    expect(compile(PAYMENT).version).toBe(script.version);
    expect(compile(`${PAYMENT}# relu\n`).version).not.toBe(script.version);
  });
});

describe('a name takes the type of', () => {
  it('the fact that a question fills', () => {
    const script = compile('titre: T\netapes:\n  - demander: revenu\n    question: Combien ?\n');
    expect(script.variables.revenu).toEqual({ kind: 'montant' });
  });

  it('text, when a question says no type', () => {
    const script = compile('titre: T\netapes:\n  - demander: avis\n    question: Alors ?\n');
    expect(script.variables.avis).toEqual({ kind: 'texte' });
  });

  it('what a called script brings back', () => {
    const { scripts } = load({
      appelant: 'titre: T\netapes:\n  - appeler: autre\n    donne:\n      jour_choisi: jour\n',
      autre: 'titre: T\netapes:\n  - demander: jour\n    question: Quel jour ?\n    type: date\n',
    });
    expect(scripts.appelant?.variables.jour_choisi).toEqual({ kind: 'date' });
  });

  it('`depart`, which may be a plan that launches the script', () => {
    const { scripts } = load({
      premier:
        'titre: T\netapes:\n  - planifier: dans_un_mois\n    dans: 1 mois\n    lance: suivi\n',
      suivi: 'titre: T\netapes:\n  - dire: bonjour\n    texte: Bonjour.\n',
    });
    expect(scripts.suivi?.variables.depart).toEqual({
      kind: 'choix',
      choices: ['dans_un_mois', 'appel'],
    });
  });
});

describe('where a finding stands', () => {
  it.each([
    ['on its line', '  - si: depart = appel et revenux > 3 €\n', '3:27'],
    ['between quotes', '  - si: "depart = appel et revenux > 3 €"\n', '3:28'],
    ['under « | »', '  - si: |\n      depart = appel\n      et revenux > 3 €\n', '5:10'],
  ])('is told to the column, %s', (_where, condition, place) => {
    const { problems } = load({ essai: `titre: T\netapes:\n${condition}    alors: []\n` });
    const unknown = problems.filter(({ code }) => code === 'nom-inconnu');
    expect(unknown.map(({ place: at }) => `${at.line}:${at.column}`)).toEqual([place]);
  });
});
