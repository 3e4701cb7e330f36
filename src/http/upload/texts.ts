/** What may be wrong with a file: each has its words under `refus.` in `locales/<langue>/papiers.yaml`. */
export const UPLOAD_PROBLEMS = [
  /* Found by the page itself. */
  'rien',
  'vide',
  'trop_gros',
  'plus_demande',
  /* Found by whoever looks at the file. */
  'type',
  'illisible',
  'sombre',
  'clair',
  'flou',
  'petit',
  'pdf_ferme',
  'pdf_abime',
  'trop_de_pages',
  'double',
  'virus',
  'carte_bancaire',
  'mot_de_passe',
  'ancien',
  'complet',
] as const;

export type UploadProblem = (typeof UPLOAD_PROBLEMS)[number];

/** What the page says after an act, when it could not do it without being loaded again. */
export const NOTES = ['recue', 'retiree', 'tout', 'absent'] as const;

export type Note = (typeof NOTES)[number];

/**
 * Every text of the upload page: its key in `locales/<langue>/papiers.yaml`, with the names of its
 * placeholders. A test holds each language against this list.
 */
export const PAGE_TEXTS = {
  titre: [],
  bonjour: ['prenom'],
  bonjour_sans: [],
  intro: [],
  garde: [],
  jusqua: ['moment'],
  langues: [],
  /* Progress. */
  faits: ['count', 'total'],
  aucun: ['count'],
  rien_demande: [],
  tous: [],
  /* A paper. */
  'etat.a_envoyer': [],
  'etat.en_cours': [],
  'etat.recu': [],
  'etat.valide': [],
  'etat.a_refaire': [],
  'etat.ancien': [],
  'etat.plus_besoin': [],
  'etat.absent': [],
  'dit.recu': [],
  'dit.valide': [],
  'dit.a_refaire': [],
  'dit.ancien': [],
  'dit.plus_besoin': [],
  'dit.absent': [],
  'voulu.faces': [],
  'voulu.pages': ['count'],
  'voulu.pages_toutes': [],
  'voulu.mois': ['count'],
  'voulu.mois_tous': [],
  pages: ['count'],
  'page.photo': ['numero'],
  'page.pdf': ['numero'],
  /* Buttons. */
  'bouton.photo': [],
  'bouton.fichier': [],
  'bouton.ajouter_page': [],
  'bouton.ajouter_fichier': [],
  'bouton.envoyer': [],
  'bouton.tout': [],
  'bouton.retirer': [],
  'bouton.changer': [],
  retirer_quoi: ['page', 'papier'],
  'bouton.absent': [],
  'absent.autres': [],
  'absent.sinon': [],
  'bouton.dire_absent': [],
  'bouton.fini': [],
  'bouton.reessayer': [],
  'bouton.laisser': [],
  'bouton.continuer': [],
  'bouton.fermer': [],
  /* Said while a file leaves. */
  'envoi.attente': [],
  'envoi.prepare': [],
  'envoi.part': [],
  'envoi.regarde': [],
  'envoi.coupe': [],
  'envoi.rate': [],
  /* Said after an act. */
  'note.recue': [],
  'note.retiree': [],
  'note.tout': [],
  'note.absent': [],
  /* What is wrong with a file. */
  'refus.rien': [],
  'refus.vide': [],
  'refus.trop_gros': [],
  'refus.plus_demande': [],
  'refus.type': [],
  'refus.illisible': [],
  'refus.sombre': [],
  'refus.clair': [],
  'refus.flou': [],
  'refus.petit': [],
  'refus.pdf_ferme': [],
  'refus.pdf_abime': [],
  'refus.trop_de_pages': [],
  'refus.double': [],
  'refus.virus': [],
  'refus.carte_bancaire': [],
  'refus.mot_de_passe': [],
  'refus.ancien': [],
  'refus.complet': [],
  /* Why an advisor asks for a paper again; for other reasons what is said of the file. */
  'refaire.coupe': [],
  'refaire.page_manquante': [],
  'refaire.verso_manquant': [],
  'refaire.autre_personne': [],
  'refaire.autre_papier': [],
  'refaire.autre': [],
  /* Pages of one sentence. */
  'fin.titre': [],
  'fin.phrase': [],
  'fin.reste': ['count'],
  'fini.titre': [],
  'fini.tout': [],
  'fini.reste': ['count'],
  'fini.fermer': [],
  'ferme.titre': [],
  'ferme.phrase': [],
  'ferme.suite': [],
  'ferme.appeler': ['telephone'],
  'occupe.titre': [],
  'occupe.phrase': [],
  'panne.titre': [],
  'panne.phrase': [],
} as const satisfies Record<string, readonly string[]> &
  Record<`refus.${UploadProblem}` | `note.${Note}`, readonly string[]>;

export type PageText = keyof typeof PAGE_TEXTS;

type Params = Readonly<Record<string, string | number>>;

/** The texts in use now, as the rest of the programme gives them. */
export type PageTexts = {
  /** The languages that people may choose, French first. */
  readonly languages: readonly string[];
  /** The number of the CCAS. */
  readonly phone: string;
  readonly render: (
    ref: { readonly space: string; readonly key: string; readonly params: Params },
    language: string,
  ) => string;
};

/** One page's reader: their language, and the words in it. */
export type Reader = {
  readonly language: string;
  readonly languages: readonly string[];
  readonly phone: string;
  readonly say: (key: PageText, params?: Params) => string;
  /** The name of a language, in itself. */
  readonly nameOf: (language: string) => string;
};

/** Where the texts stand: `locales/<langue>/papiers.yaml`. */
export const SPACE = 'papiers';

/** Someone who reads in this language. */
export function readerOf({ languages, phone, render }: PageTexts, language: string): Reader {
  return {
    language,
    languages,
    phone,
    say: (key, params = {}) => render({ space: SPACE, key, params }, language),
    nameOf: (one) => render({ space: 'systeme', key: `langue.${one}`, params: {} }, one),
  };
}
