import type { RedoReason } from '../../domain/paper.ts';
import { type PaperFinding, type PaperFindingCode, weightOf } from '../../domain/paperFinding.ts';

/** What may be wrong with a file that was sent, as the page says it. */
export type PageProblem = (typeof PROBLEMS)[PaperFindingCode] | 'double' | 'virus' | 'plus_demande';

const PROBLEMS = {
  vide: 'vide',
  trop_gros: 'trop_gros',
  type_refuse: 'type',
  heic_illisible: 'type',
  image_abimee: 'illisible',
  image_geante: 'trop_gros',
  trop_petit: 'petit',
  trop_sombre: 'sombre',
  flou: 'flou',
  presque_vide: 'illisible',
  pdf_abime: 'pdf_abime',
  pdf_verrouille: 'pdf_ferme',
  pdf_trop_de_pages: 'trop_de_pages',
  pdf_trop_lourd: 'pdf_abime',
  carte_bancaire: 'carte_bancaire',
  trop_ancien: 'ancien',
} as const satisfies Record<PaperFindingCode, string>;

/** Why the file must not be kept; null when it may be. */
export function refusalIn(findings: readonly PaperFinding[]): PageProblem | null {
  return ofWeight(findings, 'refused');
}

/** Why the person is asked for a better one; null when nothing speaks against it. */
export function doubtIn(findings: readonly PaperFinding[]): PageProblem | null {
  return ofWeight(findings, 'redo');
}

function ofWeight(
  findings: readonly PaperFinding[],
  weight: ReturnType<typeof weightOf>,
): PageProblem | null {
  const found = findings.find((finding) => weightOf(finding) === weight);
  return found ? PROBLEMS[found.code] : null;
}

/** Where the words of each reason stand in `locales/<langue>/papiers.yaml`. */
export const REDO_WORDS: Readonly<Record<RedoReason, string>> = {
  flou: 'refus.flou',
  trop_sombre: 'refus.sombre',
  trop_petit: 'refus.petit',
  presque_vide: 'refus.illisible',
  trop_ancien: 'refus.ancien',
  illisible: 'refus.illisible',
  coupe: 'refaire.coupe',
  page_manquante: 'refaire.page_manquante',
  verso_manquant: 'refaire.verso_manquant',
  autre_personne: 'refaire.autre_personne',
  autre_papier: 'refaire.autre_papier',
  autre: 'refaire.autre',
};
