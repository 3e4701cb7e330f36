import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAids } from '../../../src/script/rules/aidsFile.ts';
import { datedProblems, settingProblems } from '../../../src/script/rules/dated.ts';
import { explained } from '../../../src/script/rules/explain.ts';
import { rulesPage } from '../../../src/script/rules/page.ts';
import { readRuleSet } from '../../../src/script/rules/readRuleSet.ts';
import { dialogFile, FACTS, SETTINGS, TODAY } from '../../rules/fixtures.ts';

const RULES = dialogFile('eligibilite.publicodes.yaml');
const AIDS_TEXT = dialogFile('aides.yaml');

const PIECES = [
  ...['', ':', ' : ', '- ', '  ', '\t', '"', "'", '#', '|', '{', '[', '*', '&', '(', ')', '\n'],
  ...['montant', ' et ', ' ou ', 'non ', ' / 0', '6 mois', '3 000 €', '≤', '!=', 'é', '\u00a0'],
  ...['constructor', 'toString', '__proto__', 'sinon', 'valeur: ', 'variations:\n', 'capacite'],
];

const edits = fc.array(
  fc.record({
    aids: fc.boolean(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    piece: fc.constantFrom(...PIECES),
  }),
  { minLength: 1, maxLength: 3 },
);

it('never throws, however staff break the rules or the aids; says so, or reads and explains them', () => {
  fc.assert(
    fc.property(edits, (all) => {
      let [rules, aids] = [RULES, AIDS_TEXT];
      for (const { aids: inAids, at, cut, piece } of all) {
        if (inAids) aids = edited(aids, at, cut, piece);
        else rules = edited(rules, at, cut, piece);
      }
      const readA = readAids('dialogs/aides.yaml', aids);
      const file = 'dialogs/eligibilite.publicodes.yaml';
      const { ruleSet, problems } = readRuleSet(file, rules, FACTS, readA.aids);
      const told = [
        ...readA.problems,
        ...problems,
        ...datedProblems(ruleSet, TODAY),
        ...settingProblems(ruleSet, SETTINGS),
      ];
      for (const { sentence, mend, place } of told) {
        expect(`${sentence} ${mend}`).not.toMatch(/undefined|Invalid|\[object|NaN/);
        const text = place.file === file ? rules : aids;
        expect(place.line).toBeLessThanOrEqual(text.split('\n').length + 1);
        expect(place.column).toBeGreaterThanOrEqual(1);
      }
      ruleSet.rules.evaluate(SETTINGS, TODAY);
      expect(rulesPage(explained(ruleSet, SETTINGS, FACTS))).toContain('# Les règles');
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
}, 300_000);

function edited(text: string, at: number, cut: number, piece: string): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + piece + text.slice(start + cut);
}
