import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactDefinitions } from '../../src/domain/fact.ts';
import type { Values } from '../../src/domain/value.ts';
import { readCcas } from '../../src/script/ccas.ts';
import { readFacts } from '../../src/script/facts.ts';
import type { Problem } from '../../src/script/problem.ts';
import { readAids } from '../../src/script/rules/aidsFile.ts';
import { readRuleSet } from '../../src/script/rules/readRuleSet.ts';
import type { RuleSet } from '../../src/script/rules/ruleSet.ts';
import { startingOf } from '../../src/script/rules/starting.ts';

const DIALOGS = join(import.meta.dirname, '../../dialogs');

export const TODAY = '2026-11-23';

/** The text of a file of `dialogs/`. */
export function dialogFile(name: string): string {
  return readFileSync(join(DIALOGS, name), 'utf8');
}

export const FACTS: FactDefinitions = readFacts(
  'dialogs/faits.yaml',
  dialogFile('faits.yaml'),
).facts;

/** The settings of `dialogs/ccas.yaml`, as facts. */
export const SETTINGS: Values = Object.fromEntries(
  Object.entries(readCcas('dialogs/ccas.yaml', dialogFile('ccas.yaml')).ccas?.limits ?? {}).map(
    ([name, value]) => [`ccas.${name}`, value],
  ),
);

export const AIDS = readAids('dialogs/aides.yaml', dialogFile('aides.yaml')).aids;

/** The rules of this repository, or another text of them. */
export function ruleSet(
  text = dialogFile('eligibilite.publicodes.yaml'),
  aids = AIDS,
): { readonly ruleSet: RuleSet; readonly problems: readonly Problem[] } {
  return readRuleSet('dialogs/eligibilite.publicodes.yaml', text, FACTS, aids);
}

export const ELIGIBILITY = ruleSet().ruleSet;

/** Settings, and the answers of somebody for whom all goes well. */
export const STARTING = startingOf(ELIGIBILITY, SETTINGS, FACTS);
export const GOOD = STARTING.facts;
