/** Why something reaches an advisor. Staff write these words after `motif:`. */
export const MOTIVES = [
  'conseiller',
  'paiement',
  'projet',
  'budget',
  'pieces',
  'danger',
  'fraude',
  'reclamation',
  'donnees',
  'incompris',
  'vocal',
  'silence',
  'arret',
  'deces',
  'autre',
] as const;
export type Motive = (typeof MOTIVES)[number];

/** How soon a person must look, in working time; `immediate` rings at any hour. */
export const URGENCIES = ['immédiate', 'haute', 'normale'] as const;
export type Urgency = (typeof URGENCIES)[number];
