/** The small project that the grid is played on. */
export const FILES: Readonly<Record<string, string>> = {
  'dialogs/ccas.yaml': `
nom: le CCAS de Valmont
telephone: 01 00 00 00 00
region: metropole
fuseau: Europe/Paris
horaires:
  jours:
    - lundi
    - mardi
    - mercredi
    - jeudi
    - vendredi
  de: "09:00"
  a: "17:00"
limites:
  montant_max: 3 000 €
menu:
  - projet
  - pret
mentions:
  - depuis: 2026-11-20
    texte: Un crédit doit être remboursé.
langues:
  - fr
  - en
`,
  'dialogs/faits.yaml': `
accord:
  type: oui/non
  qui: personne
dossier.lie:
  type: oui/non
  qui: calcul
  toujours: oui
duree:
  type: durée
  qui: personne
`,
  'dialogs/intentions.yaml': `
projet:
  titre: Mon projet
  mots:
    - projet
budget:
  titre: Mon budget
  mots:
    - budget
pret:
  titre: Mon prêt
  mots:
    - prêt
humain:
  titre: Parler à une personne
  commande: humain
  mots:
    - humain
`,
  'dialogs/dangers.yaml': ['suicide', 'violence', 'enfant', 'rue_faim', 'sante', 'feu']
    .map((name) => `${name}:\n  numeros:\n    - 15\n  mots_surs:\n    - mot de ${name}\n`)
    .join(''),
  'dialogs/accueil.yaml': `
titre: Accueil
commence:
  - evenement: premier_contact
etapes:
  - demander: accord
    question: Êtes-vous d'accord ?
`,
  'dialogs/projet.yaml': `
titre: Projet
commence:
  - intention: projet
etapes:
  - demander: duree
    question: Combien de mois ?
  - planifier: nouvelles
    dans: 3 semaines
    lance: suivi
  - demander: personnes
    question: Combien de personnes ?
    type: nombre
  - dire: merci
    texte: Merci.
`,
  'dialogs/budget.yaml': `
titre: Budget
commence:
  - intention: budget
etapes:
  - appeler: revenus
  - dire: note
    texte: C'est noté.
`,
  'dialogs/revenus.yaml': `
titre: Revenus
etapes:
  - demander: salaire
    question: Votre salaire ?
    type: nombre
`,
  'dialogs/pret.yaml': `
titre: Prêt
interrompt: oui
commence:
  - intention: pret
etapes:
  - demander: quoi
    question: Que voulez-vous savoir du prêt ?
    type: nombre
  - dire: reponse_pret
    texte: Voici.
`,
  'dialogs/suivi.yaml': `
titre: Nouvelles
etapes:
  - dire: nouvelles
    texte: Je prends des nouvelles.
`,
  'dialogs/paiement.yaml': `
titre: Paiement
commence:
  - evenement: echeance_impayee
etapes:
  - dire: pas_passe
    texte: Un paiement n'est pas passé.
`,
};

/** The same project after somebody took the second question of « projet » out. */
export const WITHOUT_QUESTION: Readonly<Record<string, string>> = {
  ...FILES,
  'dialogs/projet.yaml': (FILES['dialogs/projet.yaml'] ?? '').replace(
    'demander: personnes',
    'demander: enfants',
  ),
};
