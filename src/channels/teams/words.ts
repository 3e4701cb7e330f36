import { localDate } from '../../domain/calendar.ts';
import type { Motive, Urgency } from '../../domain/escalation.ts';
import type { Danger } from '../../domain/reading.ts';
import { inWords } from '../../runtime/formats.ts';
import type { EscalationView } from '../../runtime/ports.ts';

/** The words that advisors read in Teams. What may show on a locked screen names nobody. */
export const NOTIFICATION = {
  situation: 'Une situation vous attend',
  message: 'Un message vous attend',
  papers: 'Des papiers vous attendent',
  notice: 'Un mot de Compagnon',
} as const;

export const NO_ACCESS =
  "Bonjour. Cet outil est réservé aux conseillers du CCAS. Votre compte n'y a pas accès. " +
  "Si c'est une erreur, parlez-en à la personne qui gère l'outil.";

export const NOT_PRIVATE =
  'Bonjour. Je parle seulement en conversation privée avec un conseiller. Écrivez-moi en privé.';

export const MOTIVES: Readonly<Record<Motive, string>> = {
  conseiller: "Demande à parler à quelqu'un",
  paiement: 'Paiement difficile',
  projet: 'Projet de microcrédit',
  budget: 'Question de budget',
  pieces: 'Papiers du dossier',
  danger: 'Personne en danger',
  fraude: 'Fraude possible',
  reclamation: 'Réclamation',
  donnees: 'Données personnelles',
  incompris: "Le robot n'a pas compris",
  vocal: 'Message vocal à écouter',
  silence: 'Plus de réponse',
  arret: 'Ne veut plus de messages',
  deces: 'Décès',
  autre: 'Autre demande',
};

/** The word and the sign say it without the colour. */
export const URGENCIES: Readonly<
  Record<Urgency, { readonly words: string; readonly style: string }>
> = {
  immédiate: { words: '🔴 Urgence immédiate', style: 'attention' },
  haute: { words: '🟠 Urgence haute', style: 'warning' },
  normale: { words: '🔵 Urgence normale', style: 'accent' },
};

const DANGERS: Readonly<Record<Danger, string>> = {
  suicide: 'La personne parle de mourir.',
  violence: 'La personne parle de violences.',
  enfant: "La personne parle d'un enfant en danger.",
  rue_faim: 'La personne est à la rue ou a faim.',
  sante: "La personne parle d'une urgence de santé.",
  feu: "La personne parle d'un feu ou d'un accident.",
};

/** A danger in a sentence. Words that are no name of a danger are shown as they are. */
export function dangerInWords(danger: string): string {
  const known = Object.entries(DANGERS).find(([name]) => name === danger);
  return known ? known[1] : danger;
}

const LANGUAGES = new Intl.DisplayNames('fr', { type: 'language', fallback: 'code' });

export function languageInWords(code: string): string {
  if (code === 'fr-x-falc') return 'français facile';
  const base = code.split('-')[0] ?? code;
  return /^[a-z]{2,3}$/.test(base) ? (LANGUAGES.of(base) ?? code) : code;
}

/** « mardi 3 mars à 10 h 12 », in the time zone of the CCAS. */
export function momentInWords(at: string, timeZone: string): string {
  return inWords(at, 'moment', { language: 'fr', timeZone });
}

/** « 10 h 12 » on the same day as the moment before, with the day otherwise. */
export function nextMoment(at: string, before: string | undefined, timeZone: string): string {
  const sameDay = before !== undefined && localDate(at, timeZone) === localDate(before, timeZone);
  return inWords(at, sameDay ? 'heure' : 'moment', { language: 'fr', timeZone });
}

type Named = Pick<EscalationView, 'number' | 'person'>;

export function nameOf({ person }: Named): string {
  return person.name ?? 'Une personne';
}

/** « Mme D. — situation 12 »: how a talk is named, everywhere. */
export function talkName(view: Named): string {
  return `${nameOf(view)} — situation ${view.number}`;
}

/** « À Mme D. — situation 12 »: the line over words that went to a person. */
export function toWhom(view: Named): string {
  return `À ${addressee(view)} — situation ${view.number}`;
}

/** Label of the field of an answer. */
export function answerTo(view: Named): string {
  return `Répondre à ${addressee(view)}`;
}

function addressee({ person }: Named): string {
  return person.name ?? 'la personne';
}

export const GONE = "Cette situation n'est plus là.";

export const NO_PAPERS = "Il n'y a pas de papiers à voir pour cette personne.";

/** For an advisor who asks for papers and has none to see. */
export const NO_PAPERS_AT_ALL: readonly string[] = [
  "Aucune de vos situations ouvertes n'a de papiers. Quand une liste est complète, elle arrive ici.",
];

export const WRITE_FIRST = "Écrivez d'abord votre message.";

export const TOO_LONG =
  "Votre message est trop long. Rien n'est parti. Envoyez-le en plusieurs fois.";

export const NO_FILE = "Je ne peux pas transmettre de fichier. Rien n'est parti.";

export const EDITED =
  "Vous avez changé un message. La personne garde le premier, s'il est déjà parti. Écrivez un nouveau message.";

export function welcome(name: string): string {
  return `Bonjour ${name}. Quand une personne a besoin de vous, une carte arrive ici.`;
}

/** For an advisor who writes and follows nobody. */
export const NOBODY: readonly string[] = [
  "Vous ne suivez personne en ce moment. Rien n'est parti.",
  'Quand une personne a besoin de vous, une carte arrive ici. Touchez « Prendre en charge », puis répondez sur la carte.',
];

export const HERE_THEY_ARE = 'Voici les situations qui vous attendent.';
