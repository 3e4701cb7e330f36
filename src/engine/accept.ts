import type { Reading } from '../domain/reading.ts';
import type { Value, ValueKind } from '../domain/value.ts';
import { boundsOf, typeOf } from './ask.ts';
import type { Question } from './blocks/block.ts';
import type { Run } from './run.ts';
import { systemText } from './say.ts';
import type { Pending } from './state.ts';
import type { SystemText } from './systemTexts.ts';
import type { TextRef } from './text.ts';

/** What a message gives to the pending question: a value, a reason why not, or nothing at all. */
export type Accepted = { readonly value: Value } | { readonly refused: TextRef } | null;

/** Checks what was read against type, choices and bounds. */
export function accept(
  run: Run,
  pending: Pick<Pending, 'choices'>,
  question: Question,
  reading: Reading,
): Accepted {
  const { kind } = typeOf(run.script, question);
  const value = kind === 'texte' ? freeText(reading) : reading.values[kind];
  if (value === undefined) return null;
  if (kind === 'texte' && String(value).length > run.context.limits.answerLength) {
    return { refused: systemText('trop_long') };
  }
  if (!isOffered(pending, kind, value)) return null;
  return outOfBounds(run, question, value) ?? { value };
}

/** Refuses a value outside the bounds of its question, saying them. */
export function outOfBounds(
  run: Run,
  question: Question,
  value: Value,
): { refused: TextRef } | null {
  const bounds = boundsOf(run, question);
  if (!bounds || Array.isArray(value) || typeof value === 'boolean') return null;
  const [min, max] = bounds;
  if (min <= value && value <= max) return null;
  const key = BOUND_TEXTS[boundKind(run, question)];
  return { refused: systemText(key ?? 'hors_bornes.nombre', { min, max }) };
}

const BOUND_TEXTS: Readonly<Record<string, SystemText>> = {
  nombre: 'hors_bornes.nombre',
  montant: 'hors_bornes.montant',
  date: 'hors_bornes.date',
  'durée mois': 'hors_bornes.duree_mois',
  'durée jours': 'hors_bornes.duree_jours',
};

function boundKind(run: Run, question: Question): string {
  const { kind, unit } = typeOf(run.script, question);
  return kind === 'durée' ? `durée ${unit ?? 'mois'}` : kind;
}

function isOffered(pending: Pick<Pending, 'choices'>, kind: ValueKind, value: Value): boolean {
  if (kind === 'choix') return pending.choices.includes(String(value));
  if (kind === 'choix multiple') {
    return (
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((key) => pending.choices.includes(key))
    );
  }
  return true;
}

function freeText({ text }: Reading): string | undefined {
  const trimmed = text.trim();
  return trimmed === '' ? undefined : trimmed;
}
