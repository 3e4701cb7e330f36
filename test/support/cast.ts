import type { Reading, ReadingHint } from '../../src/domain/reading.ts';
import type { Value } from '../../src/domain/value.ts';
import { hint } from '../../src/engine/ask.ts';
import { compileExpression } from '../../src/engine/condition/compile.ts';
import type { Context, Intention } from '../../src/engine/context.ts';
import { LIMITS } from '../../src/engine/limits.ts';
import type { State } from '../../src/engine/state.ts';
import { originalsOf } from '../../src/script/originals.ts';
import { type LoadedProject, loadProject } from '../../src/script/project.ts';
import { fold } from '../../src/script/suggest.ts';
import type { Director } from '../../src/script/transcript/play.ts';

/** What tests of the engine stand on: scripts from texts, a very small reader, keys for words. */
export type TestCast = Director & { readonly loaded: LoadedProject };

/** A cast over these files. `render` gives `space/key`, so that tests say which text, not its words. */
export function castOf(files: Readonly<Record<string, string>>): TestCast {
  const loaded = loadProject(files);
  const { project, ccas, scripts } = loaded;
  if (!ccas) throw new Error(`no ccas.yaml: ${JSON.stringify(loaded.problems)}`);
  const intentions = Object.fromEntries(
    Object.values(project.intentions).map(({ name, command, small }) => [
      name,
      { name, command, small } as Intention,
    ]),
  );
  return {
    loaded,
    context: (facts): Context => ({
      scripts,
      intentions,
      definitions: project.facts,
      facts: { 'dossier.lie': false, ...facts },
      pieces: project.pieces,
      papers: [],
      limits: LIMITS,
      workingTime: ccas.workingTime,
      languages: ccas.languages,
      team: {
        referent: null,
        substitute: null,
        all: [{ id: 'conseiller-1', name: 'Claire Morel', awayUntil: null }],
      },
      invitation: null,
      menu: ccas.menu,
    }),
    hear: (text, state, context) => readSimply(loaded, text, hintOf(loaded, state, context)),
    render: (ref) => `${ref.space}/${ref.key}`,
    holds(condition, values, today) {
      const compiled = compileExpression(
        condition,
        loaded.project.names(Object.keys(scripts)[0] ?? ''),
      );
      return (
        !('error' in compiled) &&
        compiled.evaluate({ lookup: (name) => values[name], today }) === true
      );
    },
  };
}

function hintOf({ project }: LoadedProject, state: State, context: Context): ReadingHint | null {
  const { menu, pending } = state;
  if (menu)
    return { kind: 'choix', choices: Object.fromEntries(menu.choices.map((key) => [key, [key]])) };
  const found = hint(context.scripts[pending?.script ?? ''], pending);
  if (!found || !pending) return null;
  const originals = originalsOf(project, pending.script);
  const label = (key: string) => originals.get(`${pending.block}.choix.${key}`) ?? key;
  return {
    ...found,
    choices: Object.fromEntries(pending.choices.map((key) => [key, [String(label(key))]])),
  };
}

/** Reads like a very simple person: exact words, values as staff write them, one word of danger. */
function readSimply({ project }: LoadedProject, text: string, wanted: ReadingHint | null): Reading {
  const words = fold(text.trim());
  const compiled = compileExpression(text.trim(), {});
  const value =
    'error' in compiled
      ? undefined
      : compiled.evaluate({ lookup: () => undefined, today: '2026-03-03' });
  const choice = Object.entries(wanted?.choices ?? {}).find(([key, labels]) =>
    [key, ...labels].some((one) => fold(one) === words),
  );
  return {
    text,
    safety: words.includes('mourir') ? { danger: 'suicide', level: 'sure' } : null,
    intentions: Object.values(project.intentions)
      .filter((one) => one.words.some((word) => fold(word) === words))
      .map(({ name }) => ({ name, certainty: 1 })),
    values: { ...valuesOf(value), ...(choice ? { choix: choice[0] } : {}) },
    masked: [],
  };
}

function valuesOf(value: Value | undefined): Reading['values'] {
  if (typeof value === 'number') return { nombre: value, montant: value, durée: value };
  if (typeof value === 'boolean') return { 'oui/non': value };
  return typeof value === 'string' ? { date: value } : {};
}
