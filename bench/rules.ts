import { ruleSetsOf } from '../src/cli/explainRule.ts';
import type { Values } from '../src/domain/value.ts';
import { readProjectFiles } from '../src/runtime/projectFiles.ts';

/** Milliseconds of one verdict with every fact changed since the one before: medians. */
export type RulesFigures = {
  readonly msPerVerdict: number;
  /** With two criteria not met whose near misses are tried one after the other. */
  readonly msWithNearMisses: number;
};

const TODAY = '2026-11-23';

/** Measures the rules of `dialogs/` as staff wrote them. */
export function timeRules(verdicts: number): RulesFigures {
  const [context] = ruleSetsOf(readProjectFiles('dialogs', 'locales'));
  if (!context) throw new Error('no rules in dialogs/');
  const { evaluate } = context.ruleSet.rules;
  const { facts } = context.starting;
  const usual = (turn: number) => changed(facts, turn);
  const tight = (turn: number) => ({
    ...changed(facts, turn),
    revenus: 90_000 + turn,
    credits_mensuels: 40_000 + turn,
    duree: 8,
  });
  return { msPerVerdict: time(usual), msWithNearMisses: time(tight) };

  function time(factsOf: (turn: number) => Values): number {
    const each = Array.from({ length: verdicts }, (_, turn) => {
      const known = factsOf(turn);
      const start = performance.now();
      evaluate(known, TODAY);
      return performance.now() - start;
    });
    // The first ones warm the machine up; the median is blind to what else this machine does.
    const warm = each.slice(verdicts / 4).sort((one, other) => one - other);
    return Math.round((warm[Math.floor(warm.length / 2)] ?? 0) * 1000) / 1000;
  }
}

/** Another number for every number, another answer for every other fact. */
function changed(facts: Values, turn: number): Values {
  const pairs = Object.entries(facts).map(([name, value]) => [
    name,
    typeof value === 'number' ? value + (turn % 7) : value,
  ]);
  const projects = ['mobilite', 'emploi', 'habitat', 'sante'];
  return {
    ...Object.fromEntries(pairs),
    projet: projects[turn % projects.length] ?? 'sante',
    refus_banque: turn % 2 === 0,
  };
}

if (import.meta.main) console.log(JSON.stringify(timeRules(2000), null, 2));
