import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { readProjectFiles } from '../runtime/projectFiles.ts';
import { graphOf, toDot, toMermaid } from '../script/graph.ts';
import { loadProject } from '../script/project.ts';
import { dialogFolders } from './folders.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vers: { type: 'string', default: 'data/graphes' } },
});

const folders = dialogFolders();
const { project } = loadProject(readProjectFiles(folders.dialogs, folders.locales));
const drafts = Object.values(project.drafts).filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);

if (drafts.length === 0) {
  console.error(`Aucun script de ce nom. Les scripts : ${Object.keys(project.drafts).join(', ')}.`);
  process.exitCode = 1;
} else {
  const graphviz = await Graphviz.load();
  mkdirSync(values.vers, { recursive: true });
  for (const draft of drafts) {
    const graph = graphOf(draft);
    writeFileSync(join(values.vers, `${draft.name}.mmd`), toMermaid(graph));
    writeFileSync(join(values.vers, `${draft.name}.svg`), graphviz.dot(toDot(graph)));
    console.log(`${join(values.vers, draft.name)}.svg  (et .mmd pour Mermaid)`);
  }
}
