import type { FactDefinitions } from '../domain/fact.ts';
import type { Piece } from '../domain/piece.ts';
import type { Script } from '../engine/script.ts';
import { type Ccas, readCcas } from './ccas.ts';
import { compileScript } from './compile.ts';
import { type DangerLists, readDangers } from './dangersFile.ts';
import type { Draft, Project } from './draft.ts';
import { readFacts } from './facts.ts';
import { readIntentions } from './intentionsFile.ts';
import { RULES } from './lint/index.ts';
import { namesOf } from './names.ts';
import { readPieces } from './piecesFile.ts';
import type { Problem } from './problem.ts';
import { readAids } from './rules/aidsFile.ts';
import { bindDraft, bindingsOf } from './rules/bind.ts';
import { settingProblems } from './rules/dated.ts';
import { readRuleSet } from './rules/readRuleSet.ts';
import { readScript } from './scriptFile.ts';
import { readTranslation } from './translations.ts';

/** Everything that staff wrote, read, checked and compiled. */
export type LoadedProject = {
  readonly project: Project;
  readonly ccas: Ccas | null;
  readonly dangers: DangerLists;
  readonly scripts: Readonly<Record<string, Script>>;
  /** The papers of `pieces.yaml`; empty when there is no such file. */
  readonly pieces: readonly Piece[];
  /** Sorted by file and line. With an `erreur` among them the project must not be used. */
  readonly problems: readonly Problem[];
};

/** Files of `dialogs/` that are no scripts. */
const SETTINGS = [
  'faits.yaml',
  'intentions.yaml',
  'ccas.yaml',
  'dangers.yaml',
  'aides.yaml',
  'pieces.yaml',
];

/**
 * Reads `dialogs/` and `locales/`. `files` maps paths (`dialogs/accueil.yaml`, `locales/en/systeme.yaml`)
 * to their texts; conversations under `dialogs/tests/` are passed over.
 */
export function loadProject(files: Readonly<Record<string, string>>): LoadedProject {
  const setting = (name: string) => [`dialogs/${name}`, files[`dialogs/${name}`] ?? ''] as const;
  const settings = {
    facts: readFacts(...setting('faits.yaml')),
    intentions: readIntentions(...setting('intentions.yaml')),
    dangers: readDangers(...setting('dangers.yaml')),
    ccas: readCcas(...setting('ccas.yaml')),
  };
  const read = scriptFiles(files).map((file) => readScript(file, files[file] ?? ''));
  const translated = translationFiles(files).map((file) =>
    readTranslation(file, files[file] ?? ''),
  );
  const { facts } = settings.facts;
  // Without rules nobody needs aids.
  const aids = 'dialogs/aides.yaml' in files ? readAids(...setting('aides.yaml')) : NO_AIDS;
  const ruled = ruleFiles(files).map((file) =>
    readRuleSet(file, files[file] ?? '', facts, aids.aids),
  );
  const sets = ruled.map(({ ruleSet }) => ruleSet);
  const bindings = bindingsOf(sets, facts);
  const drafts = Object.fromEntries(
    read.map(({ draft }): [string, Draft] => [draft.name, bindDraft(draft, bindings, sets)]),
  );
  const papers = pieceFile(files, facts);
  const { ccas } = settings.ccas;
  const project: Project = {
    drafts,
    facts,
    intentions: settings.intentions.intentions,
    pieces: papers.pieces,
    translations: translated.map(({ translation }) => translation),
    languages: ccas?.languages ?? ['fr'],
    dangers: settings.dangers.dangers,
    names: memo((script) => {
      const draft = drafts[script];
      return draft ? namesOf(draft, drafts, facts) : {};
    }),
  };
  const settingsOfCcas = Object.fromEntries(
    Object.entries(ccas?.limits ?? {}).map(([name, value]) => [`ccas.${name}`, value]),
  );
  const unset = sets.map((set) => ({ problems: settingProblems(set, settingsOfCcas) }));
  const all = [
    ...Object.values(settings),
    ...read,
    ...translated,
    ...ruled,
    ...(ccas ? unset : []),
    papers,
    aids,
  ];
  const shape = all.flatMap(({ problems }) => problems);
  const scripts = Object.values(drafts).map((draft): [string, Script] => [
    draft.name,
    compileScript(draft, drafts, facts),
  ]);
  return {
    project,
    ccas,
    dangers: settings.dangers.dangers,
    scripts: Object.fromEntries(scripts),
    pieces: papers.pieces,
    problems: [...shape, ...ruleProblems(project, shape)].sort(byPlace),
  };
}

const NO_AIDS = { aids: [], problems: [] };

/** A CCAS may do without the list of papers. */
function pieceFile(files: Readonly<Record<string, string>>, facts: FactDefinitions) {
  const file = 'dialogs/pieces.yaml';
  const text = files[file];
  return text === undefined ? { pieces: [], problems: [] } : readPieces(file, text, facts);
}

/** What the rules find. What was left out of a file for its shape would be told again and again: not there. */
function ruleProblems(project: Project, shape: readonly Problem[]): readonly Problem[] {
  const broken = new Set(shape.filter(losesBlocks).map(({ place }) => place.file));
  return RULES.flatMap((rule) => rule.check(project)).filter(
    ({ place }) => !broken.has(place.file),
  );
}

/** A trap is read as if it were mended; other problems of shape leave blocks out. */
function losesBlocks({ code }: Problem): boolean {
  return !code.startsWith('piege-');
}

function scriptFiles(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files).filter(
    (file) =>
      /^dialogs\/[^/]+\.yaml$/u.test(file) &&
      !SETTINGS.some((name) => file === `dialogs/${name}`) &&
      !file.endsWith('.publicodes.yaml'),
  );
}

function ruleFiles(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files).filter((file) => /^dialogs\/[^/]+\.publicodes\.yaml$/u.test(file));
}

function translationFiles(files: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(files).filter((file) => /^locales\/[^/]+\/[^/]+\.ya?ml$/u.test(file));
}

function memo<Result>(compute: (key: string) => Result): (key: string) => Result {
  const known = new Map<string, Result>();
  return (key) => {
    const found = known.get(key) ?? compute(key);
    known.set(key, found);
    return found;
  };
}

function byPlace(one: Problem, other: Problem): number {
  return (
    one.place.file.localeCompare(other.place.file) ||
    one.place.line - other.place.line ||
    one.place.column - other.place.column
  );
}
