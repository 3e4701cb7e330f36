import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from './actors.ts';

/** The programme as an operator starts it: a process of its own. */
export type Started = {
  readonly process: ChildProcess;
  /** All that it printed. */
  printed(): string;
  /** The address that it prints once it serves. */
  url(): Promise<string>;
  /** Its exit code, once it has ended. */
  ended(): Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

/** Starts it with these variables and nothing else of ours. */
export function startProcess(variables: Readonly<Record<string, string>>): Started {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (bytes: Buffer) => {
    output += bytes.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exit = once(child, 'exit').then(() => child.exitCode);
  const address = () => /répond sur (http:\S+)/u.exec(output)?.[1];
  return {
    process: child,
    printed: () => output,
    async url() {
      await until(
        () => address() !== undefined || child.exitCode !== null,
        () => output,
      );
      return address() ?? '';
    },
    ended: () => exit,
    kill(signal) {
      child.kill(signal);
      return exit;
    },
  };
}

/** A folder for data that is forgotten afterwards. */
export function dataFolder(): { readonly path: string; forget(): void } {
  const path = mkdtempSync(join(tmpdir(), 'compagnon-data-'));
  return { path, forget: () => rmSync(path, { recursive: true, force: true }) };
}
