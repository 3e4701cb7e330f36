import { z } from 'zod';
import { HOLIDAY_REGIONS, type WorkingTime } from '../domain/calendar.ts';
import type { Value } from '../domain/value.ts';
import { compileExpression } from '../engine/condition/compile.ts';
import { readSettings } from './entries.ts';
import type { Problem } from './problem.ts';

/** The settings of one CCAS, from `ccas.yaml`. */
export type Ccas = {
  readonly name: string;
  readonly phone: string;
  readonly workingTime: WorkingTime;
  /** Limits by name: `montant_max` in cents, `duree_max` in months. They are the facts `ccas.<name>`. */
  readonly limits: Readonly<Record<string, Value>>;
  /** Names of the intentions shown as buttons when nothing is pending. */
  readonly menu: readonly string[];
  readonly languages: readonly string[];
  /** Sentences that the law asks for beside an example of credit, by the day from which each holds. */
  readonly warnings: readonly { readonly since: string; readonly text: string }[];
};

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const;
const timeField = z
  .string()
  .regex(/^\d{2}:\d{2}$/u, 'Écrivez l’heure entre guillemets, par exemple "09:00".');

const limitField = z.string().transform((text, context): Value => {
  const compiled = compileExpression(text, {});
  const value =
    'error' in compiled ? undefined : compiled.evaluate({ lookup: () => undefined, today: '' });
  if (value !== undefined) return value;
  context.addIssue({
    code: 'custom',
    message: `« ${text} » n’est pas une valeur. Écrivez par exemple 3 000 € ou 36 mois.`,
  });
  return z.NEVER;
});

const ccasField = z.strictObject({
  nom: z.string().min(1, 'Il manque le nom du CCAS.'),
  telephone: z.string().min(1, 'Il manque le téléphone.'),
  region: z.enum(HOLIDAY_REGIONS, `Les régions : ${HOLIDAY_REGIONS.join(', ')}.`),
  fuseau: z
    .string()
    .refine(isTimeZone, 'Ce fuseau horaire n’existe pas. Par exemple Europe/Paris.'),
  horaires: z.strictObject({ jours: z.array(z.enum(DAYS)).min(1), de: timeField, a: timeField }),
  limites: z.record(z.string(), limitField),
  menu: z.array(z.string()).min(1),
  langues: z.array(z.string()).min(1),
  mentions: z
    .array(
      z.strictObject({
        depuis: z.iso.date('Écrivez la date ainsi : 2026-11-20.'),
        texte: z.string().min(1),
      }),
    )
    .min(1, 'Il manque la phrase de la loi.'),
});

export function readCcas(
  file: string,
  text: string,
): { ccas: Ccas | null; problems: readonly Problem[] } {
  const { data, problems } = readSettings(file, text, ccasField);
  if (!data) return { ccas: null, problems };
  const { horaires } = data;
  return {
    problems,
    ccas: {
      name: data.nom,
      phone: data.telephone,
      workingTime: {
        timeZone: data.fuseau,
        region: data.region,
        days: horaires.jours.map((day) => DAYS.indexOf(day) + 1),
        from: horaires.de,
        to: horaires.a,
      },
      limits: data.limites,
      menu: data.menu,
      languages: data.langues,
      warnings: data.mentions
        .map(({ depuis, texte }) => ({ since: depuis, text: texte }))
        .toSorted((one, other) => (one.since < other.since ? -1 : 1)),
    },
  };
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name);
}
