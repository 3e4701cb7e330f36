import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readProjectFiles } from '../runtime/projectFiles.ts';
import { hashOf, originalsOf } from '../script/originals.ts';
import type { Problem } from '../script/problem.ts';
import { loadProject } from '../script/project.ts';
import { repair } from '../script/repair.ts';
import { scriptSchema } from '../script/schema.ts';
import { dialogFolders } from './folders.ts';

const HELP = `npm run verifier -- [options]
  --reparer       réécrit sous « | » les textes que YAML lirait mal
  --traductions   écrit l'empreinte du français devant chaque traduction relue
  --schema        écrit dialogs/script.schema.json, pour l'aide des éditeurs
  --conseils      montre aussi les conseils
  --json          les problèmes, pour un programme`;

const { values } = parseArgs({
  options: {
    reparer: { type: 'boolean', default: false },
    traductions: { type: 'boolean', default: false },
    schema: { type: 'boolean', default: false },
    conseils: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    aide: { type: 'boolean', default: false },
  },
});

const { dialogs, locales } = dialogFolders();

if (values.aide) {
  console.log(HELP);
} else {
  if (values.reparer) repairFiles();
  if (values.traductions) stampTranslations();
  if (values.schema)
    writeFileSync(
      join(dialogs, 'script.schema.json'),
      `${JSON.stringify(scriptSchema(), null, 2)}\n`,
    );
  report();
}

function report(): void {
  const { problems, project } = loadProject(readProjectFiles(dialogs, locales));
  const errors = problems.filter(({ severity }) => severity === 'erreur');
  const shown = values.conseils ? problems : errors;
  process.exitCode = errors.length > 0 ? 1 : 0;
  if (values.json) {
    console.log(JSON.stringify(problems, null, 2));
    return;
  }
  for (const problem of shown) console.log(`${inWords(problem)}\n`);
  const scripts = Object.keys(project.drafts).length;
  const advice = problems.length - errors.length;
  const hint = advice > 0 && !values.conseils ? ' (--conseils pour les lire)' : '';
  console.log(
    `${count(scripts, 'script')} ${scripts > 1 ? 'lus' : 'lu'}. ${count(errors.length, 'erreur')}, ${count(advice, 'conseil')}${hint}.`,
  );
}

function inWords({ place, sentence, mend, severity }: Problem): string {
  const head = `${place.file}:${place.line}:${place.column}  ${severity === 'conseil' ? 'conseil : ' : ''}${sentence}`;
  return mend === null
    ? head
    : `${head}\n${mend
        .split('\n')
        .map((line) => `    ${line}`)
        .join('\n')}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number > 1 ? 's' : ''}`;
}

function repairFiles(): void {
  for (const [path, text] of Object.entries(readProjectFiles(dialogs, locales))) {
    const repaired = repair(text);
    if (repaired === text) continue;
    writeFileSync(onDisk(path), repaired);
    console.log(`${path} : réparé.`);
  }
}

/** Writes `de:` under each translation. Call it after the translations were read again, not before. */
function stampTranslations(): void {
  const files = readProjectFiles(dialogs, locales);
  const { project } = loadProject(files);
  for (const { language, space, file } of project.translations) {
    if (language === 'fr') continue;
    const hashes = new Map(
      [...originalsOf(project, space)].map(([key, original]) => [key, hashOf(original)]),
    );
    writeFileSync(onDisk(file), stamped(files[file] ?? '', hashes));
  }
}

/** The file with one `de:` line at the end of each entry. */
function stamped(text: string, hashes: ReadonlyMap<string, string>): string {
  const entries = text.replace(/\n {2}de: .*$/gmu, '').split(/^(?=[^\s#][^\n]*:\s*$)/mu);
  return entries
    .map((entry) => {
      const hash = hashes.get(/^([^\s#][^\n]*?):\s*$/mu.exec(entry)?.[1] ?? '');
      if (!hash) return entry;
      const body = /^[^\n]*\n(?:(?: [^\n]*)?\n)*(?: [^\n]*(?:\n|$))/u.exec(entry)?.[0] ?? entry;
      return `${body.trimEnd()}\n  de: ${hash}\n${entry.slice(body.length)}`;
    })
    .join('');
}

function onDisk(path: string): string {
  const [folder, ...rest] = path.split('/');
  return join(folder === 'dialogs' ? dialogs : locales, ...rest.slice(0, -1), basename(path));
}
