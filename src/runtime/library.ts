import { watch } from 'node:fs';
import type { Problem } from '../script/problem.ts';
import { CannotStart } from './cannotStart.ts';
import { type Edition, loadEdition } from './edition.ts';
import type { Log } from './ports.ts';
import { readProjectFiles } from './projectFiles.ts';

/** Keeps each version of a script that was in use, so that an old talk can be explained. */
export type ScriptVersions = {
  record(versions: readonly ScriptVersion[], at: Date): Promise<void>;
};
export type ScriptVersion = {
  readonly name: string;
  readonly version: string;
  readonly source: string;
};

export type Library = {
  /** The last good edition. */
  current(): Edition;
  /** A French sentence while the files on the disk are broken and an older edition is in use; else null. */
  problem(): string | null;
  /** Reads the files again now. */
  reload(): void;
  close(): void;
};

type Options = {
  readonly dialogsDir: string;
  readonly localesDir: string;
  readonly versions: ScriptVersions;
  readonly now: () => Date;
  readonly log: Log;
};

/** Files are often written in several steps: one reading for all of them. */
const SETTLE_MS = 200;
const PROBLEMS_SHOWN = 20;

/**
 * Opens the dialogs and follows their changes. Throws `CannotStart` with the list of problems when they
 * are broken at start. Later a broken change is told, and the last good edition stays in use.
 */
export function openLibrary(options: Options): Library {
  const { dialogsDir, localesDir, log } = options;
  const missing = (space: string, key: string) =>
    log({ level: 'warn', name: 'text_missing', fields: { space, key } });
  const first = load();
  if (!first.edition) throw new CannotStart(listed(first.problems));
  let edition = first.edition;
  let problem: string | null = null;
  record(edition);
  const watching = [dialogsDir, localesDir].map((folder) => follow(folder, reload, log));

  return {
    current: () => edition,
    problem: () => problem,
    reload,
    close: () => {
      for (const stop of watching) stop();
    },
  };

  function load() {
    return loadEdition(readProjectFiles(dialogsDir, localesDir), { onMissing: missing });
  }

  function reload(): void {
    const next = loadAgain();
    if (!next) return;
    if (!next.edition) {
      problem = `Les dialogues ont une erreur ; la version d’avant reste en service. ${listed(next.problems)}`;
      log({ level: 'error', name: 'dialogs_refused', sentence: problem });
      return;
    }
    edition = next.edition;
    problem = null;
    log({
      level: 'info',
      name: 'dialogs_loaded',
      fields: { scripts: Object.keys(edition.shared.scripts).length },
    });
    record(edition);
  }

  /** A file that goes while we read comes back with the next change. */
  function loadAgain() {
    try {
      return load();
    } catch {
      problem = 'Les dialogues ne peuvent pas être lus ; la version d’avant reste en service.';
      log({ level: 'error', name: 'dialogs_unreadable', sentence: problem });
      return null;
    }
  }

  function record({ project }: Edition): void {
    const versions = Object.values(project.drafts).map(({ name, version, source }) => ({
      name,
      version,
      source,
    }));
    options.versions.record(versions, options.now()).catch(() => {
      log({ level: 'warn', name: 'script_versions_not_recorded' });
    });
  }
}

/** The errors, one a line, as `verifier` prints them. */
function listed(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'erreur');
  const lines = errors
    .slice(0, PROBLEMS_SHOWN)
    .map(({ place, sentence }) => `  ${place.file}:${place.line}:${place.column}  ${sentence}`);
  const more = errors.length - lines.length;
  return [
    `${errors.length} problème(s) dans les dialogues (npm run verifier) :`,
    ...lines,
    ...(more > 0 ? [`  … et ${more} de plus.`] : []),
  ].join('\n');
}

/** Calls back once a folder has changed and is quiet again. */
function follow(folder: string, onChange: () => void, log: Log): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, SETTLE_MS);
  });
  watcher.on('error', () => log({ level: 'warn', name: 'dialogs_not_watched' }));
  watcher.unref();
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
