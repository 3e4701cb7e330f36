import type { Value } from '../../../src/domain/value.ts';
import type { Names } from '../../../src/engine/condition/names.ts';

/** The facts and questions that the tables of this folder speak of. */
export const NAMES: Names = {
  raison: { kind: 'choix', choices: ['emploi', 'retard', 'oubli'], maybeUnknown: true },
  depart: { kind: 'choix', choices: ['difficulte', 'echeance_impayee'], maybeUnknown: false },
  aides: { kind: 'choix multiple', choices: ['rsa', 'apl', 'aah'], maybeUnknown: true },
  majeur: { kind: 'oui/non', maybeUnknown: false },
  accord: { kind: 'oui/non', maybeUnknown: true },
  montant: { kind: 'montant', maybeUnknown: false },
  revenu: { kind: 'montant', maybeUnknown: true },
  'ccas.montant_max': { kind: 'montant', maybeUnknown: false },
  duree: { kind: 'durée', unit: 'mois', maybeUnknown: false },
  retard: { kind: 'durée', unit: 'jours', maybeUnknown: false },
  enfants: { kind: 'nombre', maybeUnknown: false },
  'echeance.date': { kind: 'date', maybeUnknown: false },
  date_possible: { kind: 'date', maybeUnknown: true },
  ville: { kind: 'texte', maybeUnknown: false },
};

export const FACTS: Readonly<Record<string, Value>> = {
  raison: 'oubli',
  depart: 'echeance_impayee',
  aides: ['rsa', 'apl'],
  majeur: true,
  montant: 150_050,
  'ccas.montant_max': 300_000,
  duree: 24,
  retard: 45,
  enfants: 2,
  'echeance.date': '2026-03-05',
  ville: 'Valmont-sur-Mer',
};

/** Today in these tables. */
export const TODAY = '2026-03-01';
