import { parseArgs } from 'node:util';
import { runCommand } from './operations/command.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rejouer: { type: 'string' } },
});

await runCommand({
  command: 'expliquer',
  subject: positionals[0] ?? null,
  replay: values.rejouer ?? null,
});
