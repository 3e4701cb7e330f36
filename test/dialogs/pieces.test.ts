import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checklistFor } from '../../src/domain/checklist.ts';
import { paperKey } from '../../src/domain/paper.ts';
import type { Values } from '../../src/domain/value.ts';
import { readFacts } from '../../src/script/facts.ts';
import { readPieces } from '../../src/script/piecesFile.ts';

const read = (file: string) => readFileSync(`dialogs/${file}`, 'utf8');
const { facts: definitions } = readFacts('dialogs/faits.yaml', read('faits.yaml'));
const { pieces, problems } = readPieces('dialogs/pieces.yaml', read('pieces.yaml'), definitions);

/** One person a row: who they are, what is known of them, and their papers in order (domain.md, § 2). */
const PEOPLE: readonly (readonly [who: string, facts: Values, papers: string])[] = [
  [
    'on ne sait encore rien : la base',
    {},
    'identite@1 famille domicile releves@1 rib impot@1 charges credits@1 demande',
  ],
  [
    'salarié, locataire, sa voiture est en panne',
    {
      situation: 'salarie',
      habitation: 'locataire',
      projet: 'mobilite',
      projet_detail: 'reparation',
    },
    `identite@1 famille domicile quittance paie@1 contrat_travail@1
     releves@1 rib impot@1 charges credits@1 devis_garage rib_garage demande`,
  ],
  [
    'en intérim, hébergé, passe le permis',
    { situation: 'interim', habitation: 'heberge', projet: 'mobilite', projet_detail: 'permis' },
    `identite@1 famille hebergement hebergeur_identite hebergeur_domicile
     paie_interim@1 contrats_mission@1 releves@1 rib impot@1 charges credits@1
     devis_auto_ecole code_route demande`,
  ],
  [
    'cherche du travail, propriétaire, se forme',
    {
      situation: 'chomage',
      habitation: 'proprietaire',
      projet: 'emploi',
      projet_detail: 'formation',
    },
    `identite@1 famille domicile credit_maison taxe_fonciere avis_chomage@1 droits_chomage@1
     releves@1 rib impot@1 charges credits@1
     devis_formation programme inscription reponse_formation demande`,
  ],
  [
    'en arrêt maladie, locataire avec une aide au logement, se soigne',
    { situation: 'arret', habitation: 'locataire', aides_caf: true, projet: 'sante' },
    `identite@1 famille domicile quittance indemnites@1 caf
     releves@1 rib impot@1 charges credits@1 devis_soins mutuelle demande`,
  ],
  [
    'touche le RSA ou l’AAH, en foyer, achète une machine à laver',
    {
      situation: 'aides',
      habitation: 'structure',
      projet: 'habitat',
      projet_detail: 'equipement',
    },
    `identite@1 famille attestation_lieu papier_adresse caf
     releves@1 rib impot@1 charges credits@1 devis_equipement demande`,
  ],
  [
    'à la retraite, propriétaire, enterre sa mère',
    {
      situation: 'retraite',
      habitation: 'proprietaire',
      projet: 'famille',
      projet_detail: 'obseques',
    },
    `identite@1 famille domicile credit_maison taxe_fonciere pension@1
     releves@1 rib impot@1 charges credits@1 devis_obseques acte_deces demande`,
  ],
  [
    'à son compte, locataire, achète des outils, verse une pension',
    {
      situation: 'independant',
      habitation: 'locataire',
      pension_alimentaire: true,
      projet: 'emploi',
      projet_detail: 'outils',
    },
    `identite@1 famille domicile quittance urssaf@1 pension_alimentaire@1 jugement_divorce@1
     releves@1 rib impot@1 charges credits@1 devis_projet demande`,
  ],
  [
    'étudiante, prend son premier logement',
    {
      situation: 'etudiant',
      habitation: 'locataire',
      projet: 'habitat',
      projet_detail: 'depot_garantie',
    },
    `identite@1 famille domicile quittance carte_etudiant@1 bourse@1
     releves@1 rib impot@1 charges credits@1 futur_bail frais_entree demande`,
  ],
  [
    'sans logement, au RSA, titre de séjour qui finit, projet à préciser',
    {
      situation: 'aides',
      habitation: 'sans_adresse',
      particulier: 'titre_court',
      projet: 'mobilite',
    },
    `identite@1 recepisse@1 famille domiciliation caf
     releves@1 rib impot@1 charges credits@1 devis_projet demande`,
  ],
  [
    'un couple qui achète à un particulier : elle en CDD, lui au chômage',
    {
      emprunteurs: 'deux',
      situation: 'salarie',
      'co_emprunteur.situation': 'chomage',
      habitation: 'locataire',
      projet: 'mobilite',
      projet_detail: 'achat_vehicule',
      vendeur: 'particulier',
    },
    `identite@1 identite@2 famille domicile quittance paie@1 contrat_travail@1
     avis_chomage@2 droits_chomage@2 releves@1 releves@2 rib impot@1 impot@2 charges
     credits@1 credits@2 permis_conduire devis_vehicule rib_vendeur carte_grise
     controle_technique non_gage devis_assurance vendeur_identite demande`,
  ],
  [
    'un couple en surendettement, lui seul au RSA : une attestation suffit',
    {
      emprunteurs: 'deux',
      situation: 'retraite',
      'co_emprunteur.situation': 'aides',
      habitation: 'heberge',
      particulier: 'surendettement',
      projet: 'autre',
    },
    `identite@1 identite@2 famille hebergement hebergeur_identite hebergeur_domicile
     pension@1 caf releves@1 releves@2 rib impot@1 impot@2 charges credits@1 credits@2
     plan_surendettement devis_projet demande`,
  ],
];

test.each(PEOPLE)('%s', (_who, facts, papers) => {
  const list = checklistFor(facts, pieces, '2026-03-05');
  expect(list.map(paperKey)).toEqual(papers.split(/\s+/u));
});

test('the list has no problem of its own', () => {
  expect(problems).toEqual([]);
});

test('every paper is asked of somebody above, or given instead of one that is', () => {
  const asked = new Set(
    PEOPLE.flatMap(([, facts]) => checklistFor(facts, pieces, '2026-03-05')).map(
      ({ piece }) => piece,
    ),
  );
  const never = pieces.filter(({ code }) => !asked.has(code) && code !== 'devis_demenagement');
  expect(never.every(({ onlyInstead }) => onlyInstead)).toBe(true);
});

test('what is good for a while only says so', () => {
  const validities = pieces.flatMap(({ code, validity }) =>
    validity?.kind === 'age' ? [`${code} ${validity.count} ${validity.unit}`] : [],
  );
  expect(validities).toEqual(
    expect.arrayContaining(['domicile 3 mois', 'caf 3 mois', 'controle_technique 6 mois']),
  );
  const months = pieces.flatMap(({ code, months: count }) => (count === null ? [] : [code]));
  expect(months).toEqual(['paie', 'paie_interim', 'avis_chomage', 'indemnites', 'releves']);
});
