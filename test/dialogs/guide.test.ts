import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BLOCKS } from '../../src/engine/blocks/index.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';
import { loadProject } from '../../src/script/project.ts';

const guide = readFileSync('docs/guide-redaction.md', 'utf8');
const files = readProjectFiles('dialogs', 'locales');

/** Intentions that only the examples of the guide start from. */
const INTENTIONS = ['exemple', 'rendez_vous'].map(
  (name) => `${name}:\n  titre: ${name}\n  mots:\n    - essai du guide ${name}\n`,
);

/** The examples of the guide that are whole scripts, under the title of their section. */
const examples = guide.split(/^#{2,3} /mu).flatMap((section) => {
  const title = section.slice(0, section.indexOf('\n'));
  const fenced = [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gmu)].map(
    (match) => match[1] ?? '',
  );
  return fenced.filter((source) => /^etapes:/mu.test(source)).map((source) => ({ title, source }));
});

describe('the guide for those who write scripts', () => {
  test('has an example for every kind of block', () => {
    const shown = examples.map(({ source }) => source).join('\n');
    const forgotten = Object.keys(BLOCKS).filter(
      (keyword) => !new RegExp(`^ *- ${keyword}:`, 'mu').test(shown),
    );
    expect(forgotten).toEqual([]);
  });

  test.each(examples)('« $title »: its example is a script without any problem', ({ source }) => {
    const { problems, scripts } = loadProject({
      ...files,
      'dialogs/intentions.yaml': [files['dialogs/intentions.yaml'], ...INTENTIONS].join('\n'),
      'dialogs/essai_du_guide.yaml': source,
    });
    const own = problems.filter(({ place }) => place.file === 'dialogs/essai_du_guide.yaml');
    expect(own.filter(({ code }) => code !== 'traduction-absente')).toEqual([]);
    expect(Object.keys(scripts)).toContain('essai_du_guide');
  });
});
