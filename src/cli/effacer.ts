import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { runCommand } from './operations/command.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { oui: { type: 'boolean', default: false } },
});
const [caseNumber] = positionals;

if (caseNumber === undefined) {
  console.log('npm run effacer -- <numéro de dossier>');
} else if (values.oui || (await isSure(caseNumber))) {
  await runCommand({ command: 'effacer', caseNumber });
} else {
  console.log('Rien n’a été effacé.');
  process.exitCode = 1;
}

/** The number is typed again: nothing brings a person back. */
async function isSure(wanted: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question(
    `Tout ce que le CCAS tient de ce dossier sera détruit, pour toujours.\nÉcrivez son numéro encore une fois : `,
  );
  terminal.close();
  return typed.trim() === wanted;
}
