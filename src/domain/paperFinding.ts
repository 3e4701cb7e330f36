/** What may be kept as a paper, told by the bytes. Voice notes are no papers. */
export const PAPER_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/heic',
  'image/heif',
  'application/pdf',
] as const;
export type PaperType = (typeof PAPER_TYPES)[number];

/** Families of files that are no paper, so that the person is told what was seen. */
export const OTHER_FAMILIES = [
  'archive',
  'bureautique',
  'programme',
  'image',
  'video',
  'son',
  'inconnu',
] as const;
export type OtherFamily = (typeof OTHER_FAMILIES)[number];

/**
 * What was found in the bytes of a paper, with what a precise and kind request needs. Nothing here says
 * that a paper is good: only a person of the CCAS says so.
 */
export type PaperFinding =
  | { readonly code: 'vide' }
  /** Sizes in bytes. */
  | { readonly code: 'trop_gros'; readonly size: number; readonly limit: number }
  | { readonly code: 'type_refuse'; readonly family: OtherFamily }
  /** An iPhone's own format, which this machine cannot read: a JPEG is asked. */
  | { readonly code: 'heic_illisible' }
  /** The picture did not come whole, or does not decode. */
  | { readonly code: 'image_abimee' }
  /** More pixels than are decoded. */
  | { readonly code: 'image_geante'; readonly megapixels: number; readonly limit: number }
  /** Short and long side in pixels, and the smallest long side that can be read. */
  | {
      readonly code: 'trop_petit';
      readonly short: number;
      readonly long: number;
      readonly limit: number;
    }
  /** `light`: from 0 (black) to 255, of the lightest part of the picture. */
  | { readonly code: 'trop_sombre'; readonly light: number }
  /** `steepness`: from 0 to 1, how sharp the edges are. */
  | { readonly code: 'flou'; readonly steepness: number }
  | { readonly code: 'presque_vide' }
  | { readonly code: 'pdf_abime' }
  | { readonly code: 'pdf_verrouille' }
  | { readonly code: 'pdf_trop_de_pages'; readonly pages: number; readonly limit: number }
  /** Opening it takes more time or memory than a paper needs. */
  | { readonly code: 'pdf_trop_lourd'; readonly why: 'temps' | 'memoire' }
  | { readonly code: 'carte_bancaire'; readonly where: 'pdf' | 'legende' }
  /** A hint only: the latest date that could be read (AAAA-MM-JJ), against the months asked. */
  | { readonly code: 'trop_ancien'; readonly date: string; readonly months: number };

export type PaperFindingCode = PaperFinding['code'];

/**
 * What a finding asks for. `refused`: the bytes must not be kept; `redo`: the person is asked again, the
 * advisor may still look; `hint`: said to the advisor, and to the person as a question.
 */
export type FindingWeight = 'refused' | 'redo' | 'hint';

const WEIGHTS: Readonly<Record<PaperFindingCode, FindingWeight>> = {
  vide: 'refused',
  trop_gros: 'refused',
  type_refuse: 'refused',
  heic_illisible: 'refused',
  image_abimee: 'refused',
  image_geante: 'refused',
  pdf_abime: 'refused',
  pdf_verrouille: 'refused',
  pdf_trop_de_pages: 'refused',
  pdf_trop_lourd: 'refused',
  carte_bancaire: 'refused',
  trop_petit: 'redo',
  trop_sombre: 'redo',
  flou: 'redo',
  presque_vide: 'redo',
  trop_ancien: 'hint',
};

export function weightOf({ code }: PaperFinding): FindingWeight {
  return WEIGHTS[code];
}

/** True when one of the findings forbids keeping the bytes. */
export function isRefused(findings: readonly PaperFinding[]): boolean {
  return findings.some((finding) => weightOf(finding) === 'refused');
}
