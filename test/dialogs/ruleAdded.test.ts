import { describe, expect, test } from 'vitest';
import { directorOf } from '../../src/runtime/director.ts';
import { loadEdition } from '../../src/runtime/edition.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';
import { playTranscript } from '../../src/script/transcript/play.ts';
import { readTranscript } from '../../src/script/transcript/read.ts';

const RULES = 'dialogs/eligibilite.publicodes.yaml';
const files = readProjectFiles('dialogs', 'locales');

/** What staff would add, at the end of the file of rules, and nowhere else. */
const ADDED = `
habitation:
  question: Où habitez-vous en ce moment ?
  pourquoi: Sans logement, d'autres aides viennent d'abord.
  exemple: locataire

logement_stable:
  titre: La personne a un logement
  ordre: 35
  valeur: habitation != 'sans_adresse'
  sinon: a_voir
  raison: Sans logement, le conseiller cherche d'abord un toit avec vous.
  source: Pratique du CCAS
  depuis: 2026-01-01
`;

const CONVERSATION = `titre: Une règle de plus
script: eligibilite
fait:
  accord: oui
conversation:
  - robot: C'est pour quel projet ?
  - bouton: Soins
  - robot: Avez-vous 18 ans ou plus ?
  - bouton: Oui
  - robot: Habitez-vous dans la commune
  - bouton: Oui
  - robot: Où habitez-vous en ce moment ?
  - personne: pourquoi cette question ?
  - robot: Sans logement, d'autres aides viennent d'abord.
  - bouton: Je n'ai pas de logement
  - robot: De combien avez-vous besoin ?
`;

function play(rules: string): readonly string[] {
  const { edition, problems } = loadEdition({ ...files, [RULES]: rules });
  if (!edition) throw new Error(JSON.stringify(problems));
  const { transcript } = readTranscript('essai.yaml', CONVERSATION, {
    facts: edition.project.facts,
    timeZone: edition.ccas.workingTime.timeZone,
  });
  if (!transcript) throw new Error('unreadable');
  return playTranscript(transcript, directorOf(edition)).failures.map(({ sentence }) => sentence);
}

describe('a condition with its question, added to the rules', () => {
  test('makes the robot ask it at its place, and say why, with no other change', () => {
    expect(play(`${files[RULES]}${ADDED}`)).toEqual([]);
  });

  test('was not asked before', () => {
    expect(play(files[RULES] ?? '')[0]).toContain('Où habitez-vous en ce moment ?');
  });
});
