import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../../src/script/problem.ts';
import { loadProject } from '../../src/script/project.ts';
import { readTranscript } from '../../src/script/transcript/read.ts';
import { DEFAULTS } from './defaults.ts';

const FOLDER = import.meta.dirname;

const text = z.string().transform((written) => written.trim());
const files = z.record(z.string(), z.string());

/** A problem as a golden tells it. `gravité` is left out for an `erreur`, `remède` when there is none. */
const toldProblem = z.strictObject({
  code: z.string(),
  gravité: z.literal('conseil').optional(),
  lieu: z.string(),
  phrase: text,
  remède: text.optional(),
});

const golden = z.strictObject({
  titre: text,
  fichiers: files,
  problèmes: z.array(toldProblem).min(1),
  corrigé: files,
});

export type ToldProblem = z.infer<typeof toldProblem>;
export type Golden = z.infer<typeof golden>;

/** The codes that have a golden in this folder. */
export const goldenCodes: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.replace('.yaml', ''));

export function readGolden(code: string): Golden {
  const written = readFileSync(join(FOLDER, `${code}.yaml`), 'utf8');
  return golden.parse(parse(written, { schema: 'failsafe' }));
}

/** Every problem of a tiny project, and of its conversations. What it does not write is the defaults'. */
export function problemsOf(written: Readonly<Record<string, string>>): readonly Problem[] {
  const project = { ...DEFAULTS, ...written };
  const loaded = loadProject(project);
  const settings = { facts: loaded.project.facts, timeZone: 'Europe/Paris' };
  const conversations = Object.entries(project)
    .filter(([file]) => file.startsWith('dialogs/tests/'))
    .flatMap(([file, lines]) => readTranscript(file, lines, settings).problems);
  return [...loaded.problems, ...conversations];
}

export function told({ code, severity, place, sentence, mend }: Problem): ToldProblem {
  return {
    code,
    ...(severity === 'conseil' ? { gravité: severity } : {}),
    lieu: `${place.file}:${place.line}:${place.column}`,
    phrase: sentence,
    ...(mend === null ? {} : { remède: mend }),
  };
}
