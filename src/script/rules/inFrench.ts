import type { FactDefinitions } from '../../domain/fact.ts';
import { formatEuros } from '../../domain/money.ts';
import type { Value } from '../../domain/value.ts';
import type { Outcome } from '../../domain/verdict.ts';
import type { Text } from '../../engine/text.ts';
import type { Dates, Formula } from '../../rules/draft.ts';

/** Each outcome, word for word as the person reads it. An advice changes nothing. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  ensemble: 'un conseil, qui ne change rien à la réponse',
  a_voir: 'à voir d’abord avec le conseiller',
  hors_dispositif: 'pas dans ce dispositif',
};

/** A value of a fact as staff read it: « 3 000 € », « 24 mois », « Voiture, permis, transport ». */
export function valueInFrench(name: string, value: Value, definitions: FactDefinitions): string {
  const definition = definitions[name];
  const kind = definition?.type.kind;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number' && kind === 'montant') return formatEuros(value);
  if (kind === 'durée') return `${value} ${definition?.type.unit ?? 'mois'}`;
  const label = typeof value === 'string' ? definition?.labels?.[value] : undefined;
  return label === undefined ? String(value).replace('.', ',') : `« ${label} »`;
}

/** A formula as it stands in the file, line by line. */
export function formulaLines(formula: Formula): readonly string[] {
  if (typeof formula === 'string') return formula.split('\n').map((line) => line.trim());
  if (isList(formula))
    return formula.flatMap((item) =>
      formulaLines(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    );
  return Object.entries(formula).flatMap(([construct, held]) => {
    const lines = formulaLines(held);
    if (typeof held === 'string' && lines.length === 1) return [`${construct}: ${held}`];
    return [`${construct}:`, ...lines.map((line) => `  ${line}`)];
  });
}

/** « depuis le 29 juin 2017 », « du 1er mars 2026 au 31 mars 2026 ». */
export function datesInFrench({ since, until }: Dates): string {
  if (since !== null && until !== null) return `du ${day(since)} au ${day(until)}`;
  if (since !== null) return `depuis le ${day(since)}`;
  return until === null ? 'sans limite' : `jusqu’au ${day(until)}`;
}

/** « 5 mars 2026 » */
export function day(date: string): string {
  const words = DAY.format(new Date(`${date}T00:00:00Z`));
  return words.replace(/^1 /u, '1er ');
}

const DAY = new Intl.DateTimeFormat('fr', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The French of a text on one line. */
export function textOnOneLine({ source }: Text): string {
  const written = typeof source === 'string' ? source : source.many;
  return written.trim().replaceAll(/\s*\n\s*/gu, ' ');
}

function isList(formula: Formula): formula is readonly Formula[] {
  return Array.isArray(formula);
}
