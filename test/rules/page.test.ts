import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { explained } from '../../src/script/rules/explain.ts';
import { rulesPage } from '../../src/script/rules/page.ts';
import { ELIGIBILITY, FACTS, SETTINGS } from './fixtures.ts';

const PAGE = 'docs/regles.md';
const page = rulesPage(explained(ELIGIBILITY, SETTINGS, FACTS));

if (process.env.UPDATE) writeFileSync(PAGE, page);

it('docs/regles.md says what the rules are today: UPDATE=1 writes it again', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

it('tells every rule and every aid, with its source', () => {
  for (const { name, source } of [...ELIGIBILITY.criteria, ...ELIGIBILITY.aids]) {
    expect(page).toContain(`\`${name}\``);
    expect(page).toContain(source);
  }
});
