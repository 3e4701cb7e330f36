import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { COMMANDS } from '../engine/event.ts';
import { directorOf } from '../runtime/director.ts';
import { loadEdition } from '../runtime/edition.ts';
import { readProjectFiles } from '../runtime/projectFiles.ts';
import {
  happen,
  newStage,
  type Shown,
  type Stage,
  tap,
  wait,
  write,
} from '../script/transcript/stage.ts';
import { dialogFolders } from './folders.ts';

const { values } = parseArgs({
  options: { enregistrer: { type: 'string' }, langue: { type: 'string', default: 'fr' } },
});

const folders = dialogFolders();
const { edition } = loadEdition(readProjectFiles(folders.dialogs, folders.locales));

if (!edition) {
  console.error('Les dialogues ont des erreurs : npm run verifier.');
  process.exitCode = 1;
} else {
  const director = directorOf(edition);
  const stage = newStage(new Date().toISOString(), values.langue, {});
  const kept: Record<string, string>[] = [];
  const terminal = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' });
  console.log('Écrivez comme sur un téléphone. Un numéro touche un bouton. Ctrl+D pour finir.\n');
  play('/start');
  terminal.prompt();
  terminal.on('line', (line) => {
    if (line.trim() !== '') play(line.trim());
    terminal.prompt();
  });
  terminal.on('close', save);

  function play(line: string): void {
    stage.at = new Date(Math.max(Date.now(), Date.parse(stage.at))).toISOString();
    const before = stage.shown.length;
    const button = buttonAt(stage, line);
    if (button === null) say(line);
    else tap(stage, director, button);
    kept.push(button === null ? { personne: line } : { bouton: button });
    const held = stage.timers.get('@held');
    if (held) wait(stage, director, held.due);
    for (const message of stage.shown.slice(before)) show(message);
  }

  function say(line: string): void {
    const command = COMMANDS.find((one) => line === `/${one}`);
    if (command)
      happen(stage, director, {
        type: 'command_received',
        command,
        payload: '',
        ref: `c${stage.events}`,
      });
    else write(stage, director, line);
  }

  function show(message: Shown): void {
    kept.push({ robot: message.text });
    console.log(`\n${message.text}`);
    for (const [index, label] of message.buttons.entries())
      console.log(`   ${index + 1}. ${label}`);
  }

  function save(): void {
    if (values.enregistrer === undefined) return;
    const test = {
      titre: 'Conversation enregistrée',
      date: stage.at.slice(0, 10),
      conversation: kept,
    };
    writeFileSync(values.enregistrer, stringify(test, { lineWidth: 0 }));
    console.log(
      `\nEnregistré dans ${values.enregistrer}. « npm run tester » la rejoue depuis dialogs/tests/.`,
    );
  }
}

/** The button that a number means, on the last message that shows some. */
function buttonAt(stage: Stage, line: string): string | null {
  if (!/^\d{1,2}$/u.test(line)) return null;
  const buttons = stage.shown.at(-1)?.buttons ?? [];
  return buttons[Number(line) - 1] ?? null;
}
