import { localDate } from '../domain/calendar.ts';
import type { FactDefinition } from '../domain/fact.ts';
import type { Value, ValueKind } from '../domain/value.ts';
import type { Correctable } from './advisorDesk.ts';
import type { Edition } from './edition.ts';
import { summaryLines } from './escalationView.ts';
import type { StoredEscalation } from './ports.ts';

/** The lines of a pre-check that an advisor may put right: what the person answered, not what was worked out. */
export function correctableOf(
  stored: StoredEscalation,
  { shared }: Edition,
): readonly Correctable[] {
  if (stored.motive !== 'projet' || stored.status === 'close') return [];
  return summaryLines(stored).flatMap(({ name, label }) => {
    const definition = shared.definitions[name];
    const example = definition?.filledBy === 'personne' ? exampleOf(definition) : null;
    return example === null ? [] : [{ name, label, example }];
  });
}

/** Most choices that an example names. */
const CHOICES_SHOWN = 8;

const EXAMPLES: Readonly<Partial<Record<ValueKind, string>>> = {
  texte: 'quelques mots',
  'oui/non': 'oui',
  nombre: '2',
  montant: '1 500 €',
  date: '5 mars 1985',
  téléphone: '06 12 34 56 78',
};

/** Null for what is not typed: a paper, a place. */
function exampleOf(definition: FactDefinition): string | null {
  const { kind, unit } = definition.type;
  if (kind === 'durée') return unit === 'jours' ? '10 jours' : '24 mois';
  if (kind !== 'choix' && kind !== 'choix multiple') return EXAMPLES[kind] ?? null;
  const labels = Object.values(labelsOf(definition)).map(([label]) => label);
  return labels
    .slice(0, CHOICES_SHOWN)
    .map((label) => `« ${label} »`)
    .join(', ');
}

/**
 * What an advisor typed as a value of this fact, read as people's words are; null when it is none. `at` is
 * an ISO instant.
 */
export function readCorrection(
  name: string,
  text: string,
  { shared, understand }: Edition,
  at: string,
): Value | null {
  const definition = shared.definitions[name];
  if (!definition) return null;
  const { kind, unit } = definition.type;
  const hint = { kind, ...(unit ? { unit } : {}), choices: labelsOf(definition) };
  const { values, text: words } = understand(
    text,
    hint,
    localDate(at, shared.workingTime.timeZone),
  );
  if (kind !== 'texte') return values[kind] ?? null;
  const trimmed = words.trim();
  return trimmed === '' || trimmed.length > shared.limits.answerLength ? null : trimmed;
}

/** Each choice with the words that name it, the best first. */
function labelsOf({ type, labels }: FactDefinition): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    (type.choices ?? []).map((key) => [
      key,
      labels?.[key] === undefined ? [key] : [labels[key], key],
    ]),
  );
}
