import { parseArgs } from 'node:util';
import type { Step } from '../engine/turn.ts';
import { directorOf } from '../runtime/director.ts';
import { loadEdition } from '../runtime/edition.ts';
import { readProjectFiles } from '../runtime/projectFiles.ts';
import { blockIds } from '../script/compile.ts';
import { type Coverage, coverageOf } from '../script/coverage.ts';
import type { Place, Problem } from '../script/problem.ts';
import { playTranscript } from '../script/transcript/play.ts';
import { readTranscript } from '../script/transcript/read.ts';
import { dialogFolders } from './folders.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    couverture: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const folders = dialogFolders();
const files = readProjectFiles(folders.dialogs, folders.locales);
const { edition, problems } = loadEdition(files);

if (!edition) {
  console.error(`Les dialogues ont des erreurs : npm run verifier (${problems.length}).`);
  process.exitCode = 1;
} else {
  const director = directorOf(edition);
  const settings = {
    facts: edition.shared.definitions,
    timeZone: edition.ccas.workingTime.timeZone,
  };
  const wanted = Object.keys(files).filter(
    (file) => file.startsWith('dialogs/tests/') && positionals.every((word) => file.includes(word)),
  );
  const read = wanted.map((file) => readTranscript(file, files[file] ?? '', settings));
  const played = read.flatMap(({ transcript }) =>
    transcript ? [{ transcript, ...playTranscript(transcript, director) }] : [],
  );
  const failures = [
    ...read.flatMap((one) =>
      one.problems.map(({ place, sentence }: Problem) => ({ place, sentence })),
    ),
    ...played.flatMap((one) => one.failures),
  ];
  const trail = played.flatMap((one): readonly Step[] => one.trail);
  const coverage = Object.values(edition.project.drafts).map((draft) => {
    const ids = blockIds(draft.blocks);
    return coverageOf(draft, (block) => ids.get(block) ?? '', trail);
  });
  process.exitCode = failures.length > 0 ? 1 : 0;
  if (values.json)
    console.log(JSON.stringify({ conversations: played.length, failures, coverage }, null, 2));
  else report(played.length, failures, coverage);
}

function report(
  conversations: number,
  failures: readonly { readonly place: Place; readonly sentence: string }[],
  coverage: readonly Coverage[],
): void {
  for (const { place, sentence } of failures)
    console.log(`${place.file}:${place.line}  ${sentence}\n`);
  for (const { script, played, total, missing } of coverage) {
    const percent = total === 0 ? 100 : Math.floor((played / total) * 100);
    console.log(`${String(percent).padStart(3)} %  ${script}  (${played}/${total})`);
    if (!values.couverture) continue;
    for (const { what, place } of missing)
      console.log(`       jamais joué : ${place.file}:${place.line}  ${what}`);
  }
  const hint = values.couverture ? '' : '  (--couverture pour les lignes jamais jouées)';
  console.log(`\n${conversations} conversations jouées, ${failures.length} en échec.${hint}`);
}
