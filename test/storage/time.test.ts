import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../..', import.meta.url).pathname;

/** Where time must come in as a parameter: our SQL, and all that reads or writes rows. */
const FILES = globSync(['src/storage/**/*.ts', 'src/jobs/**/*.ts', 'prisma/**/*.{sql,prisma}'], {
  cwd: ROOT,
}).filter((file) => !file.startsWith('src/storage/client/'));

const CLOCKS = [
  /\bnow\(\)(?<!clock\.now\(\))/,
  /current_timestamp|current_date|localtimestamp|clock_timestamp|statement_timestamp/i,
  /Date\.now\b/,
  /new Date\(\)/,
  /performance\.now/,
];

test.each(FILES)('%s reads no clock of its own', (file) => {
  const text = readFileSync(`${ROOT}/${file}`, 'utf8');
  expect(CLOCKS.filter((clock) => clock.test(text)).map(String)).toEqual([]);
});

test('the search would find a clock', () => {
  expect(FILES.length).toBeGreaterThan(30);
  for (const text of ['select now()', 'default CURRENT_TIMESTAMP', 'Date.now()', 'new Date()'])
    expect(CLOCKS.some((clock) => clock.test(text))).toBe(true);
  expect(CLOCKS.some((clock) => clock.test('options.clock.now()'))).toBe(false);
});
