import {
  PAPER_STATES,
  type PaperState,
  type RedoReason,
  type WaiveReason,
} from '../../domain/paper.ts';
import type { PaperFindingCode } from '../../domain/paperFinding.ts';
import { inWords } from '../../runtime/formats.ts';
import type { PaperLine } from '../../runtime/papersDesk.ts';

/** The words that advisors read about papers. */

/** The sign says it without the words, the words without the sign. */
const SIGNS: Readonly<Record<PaperState, string>> = {
  requested: '⬜',
  received: '👀',
  to_review: '👀',
  valid: '✅',
  redo: '🔁',
  waived: '➖',
  expired: '⌛',
};

export function stateInWords(state: PaperState): string {
  return `${SIGNS[state]} ${PAPER_STATES[state]}`;
}

/** Reasons as buttons and lines name them; the person reads a whole sentence in their language. */
export const REDO_WORDS: Readonly<Record<RedoReason, string>> = {
  flou: 'La photo est floue',
  trop_sombre: 'La photo est sombre',
  coupe: 'Le papier est coupé',
  trop_petit: 'C’est trop petit',
  page_manquante: 'Il manque une page',
  verso_manquant: 'Il manque le dos',
  trop_ancien: 'Il est trop ancien',
  autre_personne: 'Le nom est celui d’une autre personne',
  autre_papier: 'C’est un autre papier',
  presque_vide: 'On ne voit presque rien',
  illisible: 'On n’arrive pas à lire',
  autre: 'Autre raison (à écrire)',
};

const WAIVE_WORDS: Readonly<Record<WaiveReason, string>> = {
  plus_necessaire: 'la situation a changé',
  remplace: 'un autre papier le remplace',
  absent: 'la personne dit ne pas l’avoir',
  conseiller: 'par un conseiller',
};

/** Hints on what can be read. A machine saw them: « peut-être ». */
const HINTS: Readonly<Partial<Record<PaperFindingCode, string>>> = {
  trop_petit: 'peut-être trop petite',
  trop_sombre: 'un peu sombre',
  flou: 'un peu floue',
  presque_vide: 'peut-être presque vide',
  trop_ancien: 'peut-être trop ancien',
};

/** « reçu le mardi 3 mars à 10 h 12 · 2 fichiers · un peu floue ». Empty when there is nothing to tell. */
export function detailsOf(line: PaperLine, timeZone: string): string {
  const { files, receivedAt, validUntil, reason } = line;
  const french = { language: 'fr', timeZone } as const;
  return [
    ...(receivedAt === null ? [] : [`reçu le ${inWords(receivedAt, 'moment', french)}`]),
    ...(files === 0 ? [] : [files === 1 ? '1 fichier' : `${files} fichiers`]),
    ...hintsOf(line),
    ...(validUntil === null ? [] : [`valable jusqu’au ${inWords(validUntil, 'date', french)}`]),
    ...(reason === null ? [] : [reasonInWords(reason.code, reason.text)]),
  ].join(' · ');
}

function hintsOf({ hints }: PaperLine): readonly string[] {
  return Object.entries(HINTS).flatMap(([code, words]) => (hints.includes(code) ? [words] : []));
}

function reasonInWords(code: RedoReason | WaiveReason, text: string | null): string {
  const words: Readonly<Record<string, string>> = {
    ...REDO_WORDS,
    ...WAIVE_WORDS,
    autre: 'autre raison',
  };
  const said = (words[code] ?? code).toLowerCase();
  return text === null ? said : `${said} : « ${text} »`;
}

/** A word of the chat that asks for papers, and for nothing else. */
export function asksForPapers(text: string): boolean {
  return /^(voir )?(les )?(papiers|pièces|pieces)[ .!]*$/iu.test(text.trim());
}
