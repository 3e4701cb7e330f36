import { DANGERS } from '../../src/domain/reading.ts';

const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  suicide: ['3114', '15'],
  violence: ['17', '114', '3919'],
  enfant: ['119', '17'],
  rue_faim: ['115'],
  sante: ['15', '114'],
  feu: ['18', '114'],
};

/** The settings that every tiny project of the goldens shares, unless it writes its own. */
export const DEFAULTS: Readonly<Record<string, string>> = {
  'dialogs/ccas.yaml': `nom: CCAS de Valmont
telephone: 01 00 00 00 00
region: metropole
fuseau: Europe/Paris
horaires:
  jours:
    - lundi
  de: "09:00"
  a: "17:00"
limites:
  montant_max: 3 000 €
menu:
  - humain
mentions:
  - depuis: 2026-11-20
    texte: Attention ! Un crédit coûte de l'argent et doit être remboursé !
langues:
  - fr
`,
  'dialogs/faits.yaml': `prenom:
  type: texte
  qui: import
revenus:
  type: montant
  qui: personne
projet:
  type: choix
  qui: personne
  choix:
    permis: Le permis
    soins: Des soins
echeance.montant:
  type: montant
  qui: import
echeance.date:
  type: date
  qui: import
`,
  'dialogs/intentions.yaml': `humain:
  titre: Parler à une personne
  commande: humain
  mots:
    - un humain
pret:
  titre: Demander un prêt
`,
  'dialogs/dangers.yaml': DANGERS.map((danger) => dangerOf(danger)).join(''),
};

function dangerOf(danger: string): string {
  const numbers = (NUMBERS[danger] ?? []).map((number) => `    - ${number}\n`).join('');
  return `${danger}:\n  numeros:\n${numbers}  mots_surs:\n    - phrase de ${danger}\n`;
}
