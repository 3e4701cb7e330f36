import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart } from '../runtime/cannotStart.ts';

/**
 * Takes the data directory for this process; two at once would silently lose rows. The lock of a process
 * that is gone (killed, machine restarted) is taken over. Returns what gives the directory back.
 * Throws `CannotStart` while another process lives in it.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = join(directory, 'verrou');
  const mine = identity(process.pid);
  if (!create(file, mine)) takeOver(file, mine, directory);
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

function takeOver(file: string, mine: string, directory: string): void {
  const found = read(file);
  const pid = Number(found.split(' ')[0]);
  if (found !== '' && identity(pid) === found) throw inUse(directory, pid);
  // Only one process can rename a given file: whoever renames a fresh lock by mistake puts it back.
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    throw inUse(directory, null);
  }
  if (read(aside) !== found) {
    linkSync(aside, file);
    rmSync(aside);
    throw inUse(directory, null);
  }
  rmSync(aside);
  if (!create(file, mine)) throw inUse(directory, null);
}

/** Whole or not at all: a lock is never seen half written. */
function create(file: string, content: string): boolean {
  const draft = `${file}.new.${process.pid}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Number and start of a living process, so that a number used again is not taken for it; else ''. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return '';
  }
  const start = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')[19] ?? '';
  return `${pid} ${start} ${read('/proc/sys/kernel/random/boot_id').trim()}`;
}

function inUse(directory: string, pid: number | null): CannotStart {
  const who = pid === null ? 'un autre processus' : `un autre processus (numéro ${pid})`;
  return new CannotStart(
    `Le dossier de données ${directory} est déjà utilisé par ${who} : arrêtez-le d’abord.`,
  );
}
