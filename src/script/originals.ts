import { createHash } from 'node:crypto';
import type { Piece } from '../domain/piece.ts';
import { textKeys } from '../engine/text.ts';
import type { Draft, Project } from './draft.ts';
import { flatten } from './flow.ts';

/** A text as it is translated: one, or the two of a plural. */
export type Original = string | { readonly one: string; readonly many: string };

/** The French texts of a space (a script, `systeme`, `intentions`, `faits`) by key: what translations translate. */
export function originalsOf(project: Project, space: string): ReadonlyMap<string, Original> {
  const draft = project.drafts[space];
  if (draft) return ofScript(draft);
  if (space === 'pieces') return new Map(project.pieces.flatMap(ofPiece));
  if (space === 'intentions') {
    return new Map(Object.values(project.intentions).map(({ name, title }) => [name, title]));
  }
  const french = project.translations.find((one) => one.language === 'fr' && one.space === space);
  return new Map(
    Object.entries(french?.entries ?? {}).map(([key, { text }]) => [
      key,
      typeof text === 'string' ? text : { one: text.one ?? '', many: text.other ?? '' },
    ]),
  );
}

/** The hash of a French text, 8 hex digits: a translation keeps it, and is stale when the French changes. */
export function hashOf(original: Original): string {
  const text = typeof original === 'string' ? original : `${original.one}\n${original.many}`;
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 8);
}

/** `identite` its title, `identite.pour`, and each of its alternatives with what is then said. */
function ofPiece({ code, title, why, alternatives }: Piece): readonly [string, Original][] {
  return [
    [code, title],
    [`${code}.pour`, why],
    ...alternatives.flatMap(({ label, text }, n): [string, Original][] => [
      [`${code}.sinon.${n}`, label],
      [`${code}.sinon.${n}.texte`, text],
    ]),
  ];
}

function ofScript(draft: Draft): ReadonlyMap<string, Original> {
  const texts = flatten(draft.blocks).flatMap(({ inspection }) => inspection.texts);
  return new Map(
    texts.flatMap(({ key, text }): [string, Original][] => [
      [key, text.source],
      ...(text.fallback === undefined
        ? []
        : [[textKeys.fallback(key), text.fallback] as [string, Original]]),
    ]),
  );
}
