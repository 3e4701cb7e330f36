import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../src/script/scriptFile.ts';
import { inWords } from './inWords.ts';

const FOLDER = join(import.meta.dirname, 'shapes');
const FILES = readdirSync(FOLDER).filter((file) => file.endsWith('.txt'));

describe('what has not the right shape is told in French, at its place', () => {
  it('finds the files', () => {
    expect(FILES.length).toBeGreaterThanOrEqual(8);
  });

  it.each(FILES)('%s', async (file) => {
    const { problems } = readScript(
      `dialogs/${file.replace('.txt', '.yaml')}`,
      readFileSync(join(FOLDER, file), 'utf8'),
    );
    const golden = join(FOLDER, file.replace('.txt', '.golden'));
    await expect(`${problems.map(inWords).join('\n')}\n`).toMatchFileSnapshot(golden);
  });
});
