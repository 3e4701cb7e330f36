import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { CannotStart } from '../../src/runtime/cannotStart.ts';
import { type Library, openLibrary, type ScriptVersion } from '../../src/runtime/library.ts';
import type { Log } from '../../src/runtime/ports.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0)) close();
});

function shelf() {
  const folder = mkdtempSync(join(tmpdir(), 'compagnon-dialogs-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('dialogs', join(folder, 'dialogs'), { recursive: true });
  cpSync('locales', join(folder, 'locales'), { recursive: true });
  const script = join(folder, 'dialogs', 'conseiller.yaml');
  const logged: Parameters<Log>[0][] = [];
  const recorded: ScriptVersion[] = [];
  return {
    logged,
    recorded,
    edit: (change: (text: string) => string) =>
      writeFileSync(script, change(readFileSync(script, 'utf8'))),
    open(): Library {
      const library = openLibrary({
        dialogsDir: join(folder, 'dialogs'),
        localesDir: join(folder, 'locales'),
        versions: { record: async (versions) => void recorded.push(...versions) },
        now: () => new Date('2026-03-09T09:00:00.000Z'),
        log: (line) => logged.push(line),
      });
      opened.push(library.close);
      return library;
    },
  };
}

/** Waits until something holds: files are watched, and that takes its time. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1) await pause(25);
  expect(holds()).toBe(true);
}

const broken = (text: string) => text.replace('etapes:', 'etappes:');
const mended = (text: string) => text.replace('etappes:', 'etapes:');

describe('the dialogs, as the programme keeps them', () => {
  it('broken at start: it does not start, and lists where', () => {
    const { edit, open } = shelf();
    edit(broken);
    expect(open).toThrow(CannotStart);
    expect(open).toThrow(/dialogs\/conseiller\.yaml:\d+:\d+/u);
  });

  it('changed while running: the new version serves, and each version is recorded', async () => {
    const { edit, open, recorded } = shelf();
    const library = open();
    const before = library.current().shared.scripts.conseiller?.version;
    edit((text) => `# relu\n${text}`);
    await until(() => library.current().shared.scripts.conseiller?.version !== before);
    const versions = recorded.filter(({ name }) => name === 'conseiller');
    expect(new Set(versions.map(({ version }) => version)).size).toBe(2);
  });

  it('broken while running: the last good version serves, and that is said until it is mended', async () => {
    const { edit, open, logged } = shelf();
    const library = open();
    const before = library.current();
    edit(broken);
    await until(() => library.problem() !== null);
    expect(library.current()).toBe(before);
    expect(library.problem()).toContain('conseiller.yaml');
    expect(logged.map(({ name }) => name)).toContain('dialogs_refused');
    edit(mended);
    await until(() => library.problem() === null);
  });
});
