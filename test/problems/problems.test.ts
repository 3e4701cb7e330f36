import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../src/script/lint/index.ts';
import { TRAP_CODES } from '../../src/script/repair.ts';
import { DEFAULTS } from './defaults.ts';
import { goldenCodes, problemsOf, readGolden, told } from './golden.ts';

const ROOT = join(import.meta.dirname, '../..');

describe.each(goldenCodes)('« %s »', (code) => {
  const golden = readGolden(code);

  it('is told with its place, its sentence and its mend', () => {
    const found = problemsOf(golden.fichiers).filter((problem) => problem.code === code);
    expect(found.map(told)).toEqual(golden.problèmes);
  });

  it('says what to write instead', () => {
    const mute = golden.problèmes.filter(
      ({ phrase, remède }) => remède === undefined && !/écri(?:vez|t)/iu.test(phrase),
    );
    expect(mute).toEqual([]);
  });

  it('is gone, and no other mistake has come, once mended', () => {
    const found = problemsOf({ ...golden.fichiers, ...golden.corrigé });
    const left = found.filter((one) => one.code === code || one.severity === 'erreur');
    expect(left.map(told)).toEqual([]);
  });
});

describe('the goldens', () => {
  it('hold one for every code that is given somewhere, and no other', () => {
    expect([...goldenCodes].sort()).toEqual([...givenCodes()].sort());
  });

  it('hold one for every rule', () => {
    const rules = RULES.map(({ code }) => code).filter((code) => !NOT_CODES.includes(code));
    expect(goldenCodes).toEqual(expect.arrayContaining(rules));
  });

  it('stand on settings that have no problem of their own', () => {
    expect(problemsOf(DEFAULTS)).toEqual([]);
  });
});

describe('the rules', () => {
  it('are at least 25, each a file', () => {
    const files = readdirSync(join(ROOT, 'src/script/lint')).filter(
      (file) => file !== 'index.ts' && file !== 'rule.ts',
    );
    expect(RULES.length).toBeGreaterThanOrEqual(25);
    expect(files).toHaveLength(RULES.length);
  });
});

/** `expressions` is a rule that gives other codes; `custom` is a word of zod. */
const NOT_CODES = ['expressions', 'custom'];

/** The codes written in the sources that read and check scripts. */
function givenCodes(): ReadonlySet<string> {
  const sources = ['src/script', 'src/engine/condition'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
  );
  const written = sources.flatMap((source) =>
    [
      ...source.matchAll(/\bcode: '([a-z-]+)'/gu),
      ...source.matchAll(
        /\b(?:scriptRule|blockRule|textRule|wordRule|problemAt)\(\s*'([a-z-]+)'/gu,
      ),
    ].map(([, code]) => code ?? ''),
  );
  const codes = written.filter((code) => !NOT_CODES.includes(code));
  return new Set([...codes, ...TRAP_CODES]);
}
