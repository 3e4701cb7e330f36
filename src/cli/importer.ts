import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCommand } from './operations/command.ts';

const { values } = parseArgs({
  options: {
    conseillers: { type: 'string' },
    beneficiaires: { type: 'string' },
    prets: { type: 'string' },
    echeances: { type: 'string' },
    codes: { type: 'boolean', default: false },
    essai: { type: 'boolean', default: false },
  },
});

const file = (path: string | undefined) =>
  path === undefined ? null : { name: path, base64: readFileSync(path).toString('base64') };
const { conseillers, beneficiaires, prets, echeances, codes, essai } = values;

if (!conseillers && !beneficiaires && !prets && !echeances) {
  console.log(
    'npm run importer -- --conseillers f.csv --beneficiaires f.csv --prets f.csv --echeances f.csv [--codes] [--essai]',
  );
  console.log('Les colonnes sont dans docs/exploitation.md.');
} else {
  await runCommand({
    command: 'importer',
    files: {
      conseillers: file(conseillers),
      beneficiaires: file(beneficiaires),
      prets: file(prets),
      echeances: file(echeances),
    },
    codes,
    dryRun: essai,
  });
}
