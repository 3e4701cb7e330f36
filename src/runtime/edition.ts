import type { Piece } from '../domain/piece.ts';
import type { Reading, ReadingHint } from '../domain/reading.ts';
import type { Values } from '../domain/value.ts';
import type { Context, Intention } from '../engine/context.ts';
import { LIMITS } from '../engine/limits.ts';
import type { Ccas } from '../script/ccas.ts';
import type { Project } from '../script/draft.ts';
import { INTENTION_COMMANDS } from '../script/intentionsFile.ts';
import type { Problem } from '../script/problem.ts';
import { type LoadedProject, loadProject } from '../script/project.ts';
import { createLexicon } from '../understanding/lexicon.ts';
import { read } from '../understanding/read.ts';
import { createTexts, type Texts } from './texts.ts';
import { intentionWords } from './vocabulary.ts';

/** Finds what a message means. `today` is the date of the CCAS, `2026-03-05`. */
export type Understand = (text: string, hint: ReadingHint | null, today: string) => Reading;

/** All that turns share until staff publish again: scripts, texts, settings. Frozen. */
export type Edition = {
  readonly project: Project;
  readonly ccas: Ccas;
  readonly texts: Texts;
  /** The papers of `pieces.yaml`. */
  readonly pieces: readonly Piece[];
  readonly understand: Understand;
  /** The part of the engine's context that is the same for everybody. */
  readonly shared: Omit<Context, 'facts' | 'team' | 'papers' | 'invitation'>;
  /** Facts of the CCAS itself, the same for everybody. */
  readonly facts: Values;
};

type Options = {
  /** Tests: a missing text throws. */
  readonly strict?: boolean;
  readonly onMissing?: (space: string, key: string) => void;
};

/**
 * Reads everything that staff wrote. `files` maps `dialogs/…` and `locales/…` to their texts. Null with
 * the problems when one of them is an error: nothing of it may be used.
 */
export function loadEdition(
  files: Readonly<Record<string, string>>,
  options: Options = {},
): { readonly edition: Edition | null; readonly problems: readonly Problem[] } {
  const loaded = loadProject(files);
  const { ccas, problems } = loaded;
  if (!ccas || problems.some(({ severity }) => severity === 'erreur'))
    return { edition: null, problems };
  const lexicon = createLexicon({
    intentions: intentionWords(loaded.project),
    dangers: loaded.dangers,
  });
  const understand: Understand = (text, hint, today) => read(text, hint, today, lexicon);
  return { edition: createEdition(loaded, ccas, understand, options), problems };
}

function createEdition(
  { project, scripts, pieces }: LoadedProject,
  ccas: Ccas,
  understand: Understand,
  options: Options,
): Edition {
  const { timeZone } = ccas.workingTime;
  return Object.freeze({
    project,
    ccas,
    pieces,
    understand,
    texts: createTexts(project, { timeZone, ...options }),
    shared: Object.freeze({
      scripts,
      intentions: intentionsOf(project),
      definitions: project.facts,
      pieces: project.pieces,
      limits: LIMITS,
      workingTime: ccas.workingTime,
      languages: ccas.languages,
      menu: ccas.menu,
    }),
    facts: Object.freeze(factsOf(ccas)),
  });
}

function intentionsOf(project: Project): Context['intentions'] {
  const intentions = Object.values(project.intentions).map((draft): [string, Intention] => [
    draft.name,
    {
      name: draft.name,
      command: INTENTION_COMMANDS.find((one) => one === draft.command) ?? null,
      small: draft.small,
    },
  ]);
  return Object.freeze(Object.fromEntries(intentions));
}

function factsOf(ccas: Ccas): Values {
  const limits = Object.entries(ccas.limits).map(([name, value]) => [`ccas.${name}`, value]);
  return {
    'ccas.nom': ccas.name,
    'ccas.telephone': ccas.phone,
    ...Object.fromEntries(limits),
  };
}
