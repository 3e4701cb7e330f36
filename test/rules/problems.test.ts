import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../src/script/problem.ts';
import { readAids } from '../../src/script/rules/aidsFile.ts';
import { datedProblems, settingProblems } from '../../src/script/rules/dated.ts';
import { readRuleSet } from '../../src/script/rules/readRuleSet.ts';
import { FACTS } from './fixtures.ts';

/** Goldens of what is told about rules and aids. `UPDATE=1` writes what is told now: read it again. */
const FOLDER = join(import.meta.dirname, 'problems');
const TODAY = '2026-06-01';
const SETTINGS = { 'ccas.montant_max': 300_000, 'ccas.taux_exemple': 4 };

const text = z.string().transform((written) => written.trim());
const toldProblem = z.strictObject({
  code: z.string(),
  gravité: z.literal('conseil').optional(),
  lieu: z.string(),
  phrase: text,
  remède: text.optional(),
});
const golden = z.strictObject({
  titre: text,
  règles: z.string(),
  aides: z.string().optional(),
  problèmes: z.union([z.array(toldProblem).min(1), z.literal('').transform(() => [])]),
  corrigé: z.strictObject({ règles: z.string(), aides: z.string().optional() }),
});
type Told = z.infer<typeof toldProblem>;

const codes = readdirSync(FOLDER).map((file) => file.replace('.yaml', ''));

describe.each(codes)('« %s »', (code) => {
  const file = join(FOLDER, `${code}.yaml`);
  const written = readFileSync(file, 'utf8');
  const read = golden.parse(parse(written, { schema: 'failsafe' }));
  const found = problemsOf(read.règles, read.aides).filter((one) => one.code === code);
  if (process.env.UPDATE) writeFileSync(file, withTold(written, found.map(told)));

  it('is told with its place, its sentence and its mend', () => {
    expect(found.map(told)).toEqual(read.problèmes);
    expect(found).not.toEqual([]);
  });

  it('says what to write instead', () => {
    const mute = found.filter(
      ({ sentence, mend }) =>
        !/[ée]cri(?:vez|t)|Vouliez-vous|Mettez|Ajoutez|Gardez|Enlevez|Possibles|Vérifiez/iu.test(
          `${mend ?? ''} ${sentence}`,
        ),
    );
    expect(mute).toEqual([]);
  });

  it('is gone, and no other mistake has come, once mended', () => {
    const left = problemsOf(read.corrigé.règles, read.corrigé.aides ?? read.aides).filter(
      (one) => one.code === code || one.severity === 'erreur',
    );
    expect(left.map(told)).toEqual([]);
  });
});

it('has a golden for every code that the rules give, and no other', () => {
  const folders = ['src/rules', 'src/script/rules'];
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, file), 'utf8')),
  );
  const given = sources.flatMap((source) =>
    [
      ...source.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)+)'/gu),
      ...source.matchAll(/\b(?:told|advice)\(\s*'([a-z-]+)'/gu),
    ].map(([, code]) => code ?? ''),
  );
  const shapes = ['cle-inconnue', 'forme'];
  expect([...codes].sort()).toEqual([...new Set([...given, ...shapes])].sort());
});

function problemsOf(rules: string, aidsText: string | undefined): readonly Problem[] {
  const aids = aidsText === undefined ? null : readAids('dialogs/aides.yaml', aidsText);
  const file = 'dialogs/essai.publicodes.yaml';
  const { ruleSet, problems } = readRuleSet(file, rules, FACTS, aids?.aids ?? []);
  return [
    ...(aids?.problems ?? []),
    ...problems,
    ...datedProblems(ruleSet, TODAY),
    ...settingProblems(ruleSet, SETTINGS),
  ];
}

function told({ code, severity, place, sentence, mend }: Problem): Told {
  return {
    code,
    ...(severity === 'conseil' ? { gravité: severity } : {}),
    lieu: `${place.file}:${place.line}:${place.column}`,
    phrase: sentence,
    ...(mend === null ? {} : { remède: mend }),
  };
}

function withTold(written: string, problems: readonly Told[]): string {
  const lines = problems.flatMap((one) =>
    Object.entries(one).map(([key, value], index) => {
      const lead = index === 0 ? '  - ' : '    ';
      const under = key === 'phrase' || key === 'remède';
      const body = String(value)
        .split('\n')
        .map((line) => `      ${line}`)
        .join('\n');
      return under ? `${lead}${key}: |\n${body}` : `${lead}${key}: ${value}`;
    }),
  );
  return written.replace(
    /problèmes:[\s\S]*?\n(?=corrigé:)/u,
    () => `problèmes:\n${lines.join('\n')}\n`,
  );
}
