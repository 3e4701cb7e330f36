import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * `npm test`: runs every test, says loudly what this machine could not run, and ends with one plain line,
 * `N passed, N failed`. Arguments go to vitest (`npm test -- test/runtime`).
 */
const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'compagnon-tests-'));
const reportFile = join(folder, 'report.json');
const vitest = spawnSync(
  process.execPath,
  [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' } },
);
await report(vitest.status ?? 1);
rmSync(folder, { recursive: true, force: true });

async function report(status: number): Promise<void> {
  if (!existsSync(reportFile)) {
    console.log('vitest gave no report.\n0 passed, 1 failed');
    process.exitCode = 1;
    return;
  }
  const read = reportSchema.parse(JSON.parse(readFileSync(reportFile, 'utf8')));
  // A file that cannot be loaded has no test that failed: it counts as one.
  const unloaded = read.testResults.filter(
    (file) =>
      file.status === 'failed' && file.assertionResults.every((one) => one.status !== 'failed'),
  );
  const failed = read.numFailedTests + unloaded.length;
  await tellWhatIsMissing(read);
  console.log(`${read.numPassedTests} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : status;
}

async function tellWhatIsMissing({ testResults, numPendingTests }: z.infer<typeof reportSchema>) {
  const missing = [
    ...((await answers(5432)) ? [] : ['PostgreSQL (127.0.0.1:5432)']),
    ...(existsSync('/usr/bin/chromium') ? [] : ['Chromium (/usr/bin/chromium)']),
  ];
  if (missing.length > 0) {
    console.log(`\n!!! ABSENT DE CETTE MACHINE : ${missing.join(', ')}.`);
    console.log('!!! Les tests qui en ont besoin N’ONT PAS ÉTÉ JOUÉS.');
  }
  if (numPendingTests === 0) return;
  console.log(`\n!!! ${numPendingTests} test(s) non joué(s) :`);
  for (const { assertionResults } of testResults) {
    for (const { status, fullName } of assertionResults)
      if (status === 'skipped' || status === 'pending') console.log(`!!!   ${fullName}`);
  }
  console.log('');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 });
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}
