import { parseArgs } from 'node:util';
import { readProjectFiles } from '../runtime/projectFiles.ts';
import { explainRule } from './explainRule.ts';
import { dialogFolders } from './folders.ts';
import { runCommand } from './operations/command.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rejouer: { type: 'string' } },
});
const [subject = null, name = null] = positionals;

if (subject === 'regle' || subject === 'règle') {
  // The rules are files: no running programme is asked.
  const { dialogs, locales } = dialogFolders();
  const { ok, lines } = explainRule(readProjectFiles(dialogs, locales), name);
  console.log(lines.join('\n'));
  process.exitCode = ok ? 0 : 1;
} else {
  await runCommand({ command: 'expliquer', subject, replay: values.rejouer ?? null });
}
