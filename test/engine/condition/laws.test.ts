import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Value, ValueType } from '../../../src/domain/value.ts';
import { checkExpression } from '../../../src/engine/condition/check.ts';
import { compileExpression } from '../../../src/engine/condition/compile.ts';
import type { Expression } from '../../../src/engine/condition/expression.ts';
import { readExpression } from '../../../src/engine/condition/read.ts';
import { spell } from '../../../src/engine/condition/spell.ts';
import { NAMES, TODAY } from './facts.ts';

const named = (kind: ValueType['kind']) =>
  fc.constantFrom(...Object.keys(NAMES).filter((name) => NAMES[name]?.kind === kind));
const ordered = fc.constantFrom('=', '≠', '<', '≤', '>', '≥');
const equality = fc.constantFrom('=', '≠');
const join = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(' '));

const amount = fc
  .integer({ min: 0, max: 900_000 })
  .map((cents) => `${String(cents / 100).replace('.', ',')} €`);
const amounts = fc.oneof(
  amount,
  named('montant'),
  join(named('montant'), fc.constantFrom('+', '-'), amount),
);
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).split('-').reverse().join('/'));
const dates = fc.oneof(
  day,
  named('date'),
  fc.constant('aujourd’hui'),
  join(
    named('date'),
    fc.constantFrom('+', '-'),
    fc.integer({ min: 0, max: 900 }).map((n) => `${n} jours`),
  ),
);
const test = fc.oneof(
  join(amounts, ordered, amounts),
  join(dates, ordered, dates),
  join(named('nombre'), ordered, fc.integer({ min: 0, max: 99 }).map(String)),
  join(fc.constant('raison'), equality, fc.constantFrom('emploi', 'retard', 'oubli')),
  join(fc.constant('aides'), fc.constant('contient'), fc.constantFrom('rsa', 'apl')),
  join(named('oui/non'), equality, fc.constantFrom('oui', 'non')),
  join(named('montant'), fc.constantFrom('est connu', 'est inconnu')),
);
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test,
    join(
      fc.constant('('),
      tie('condition'),
      fc.constantFrom('et', 'ou'),
      tie('condition'),
      fc.constant(')'),
    ),
    tie('condition').map((inner) => `non (${inner})`),
  ),
}));

const value: fc.Arbitrary<Value | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.array(fc.string()),
);

function evaluate(source: string, facts: Readonly<Record<string, Value | undefined>>) {
  const compiled = compileExpression(source, NAMES);
  if ('error' in compiled) throw new Error(`${source}: ${compiled.error}`);
  return compiled.evaluate({ lookup: (name) => facts[name], today: TODAY });
}

it('gives true or false for every well-typed condition, whatever is known', () => {
  fc.assert(
    fc.property(
      condition,
      fc.dictionary(fc.constantFrom(...Object.keys(NAMES)), value),
      (source, facts) => {
        expect(typeof evaluate(source, facts)).toBe('boolean');
      },
    ),
  );
});

it('reads again what it spells, as the same expression', () => {
  fc.assert(
    fc.property(condition, (source) => {
      const expression = readExpression(source);
      if ('error' in expression) throw new Error(`${source}: ${expression.error}`);
      const again = readExpression(spell(expression));
      expect(withoutPlaces(again)).toEqual(withoutPlaces(expression));
    }),
  );
});

it('never finds mixed types in a well-typed condition', () => {
  fc.assert(
    fc.property(condition, (source) => {
      const codes = checkExpression(source, NAMES, { known: new Set(Object.keys(NAMES)) }).map(
        ({ code }) => code,
      );
      expect(codes.filter((code) => code !== 'condition-impossible')).toEqual([]);
    }),
  );
});

it('never throws for any text, and points inside it', () => {
  const words = [
    'et',
    'ou',
    'non',
    '(',
    ')',
    'est',
    'connu',
    'raison',
    '=',
    '3',
    '€',
    '«',
    '"',
    "aujourd'hui",
    '-',
    '{}',
  ];
  const soup = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(soup, (source) => {
      const compiled = compileExpression(source, NAMES);
      if ('error' in compiled) {
        expect(compiled.at).toBeGreaterThanOrEqual(0);
        expect(compiled.at).toBeLessThanOrEqual(source.length);
      } else {
        compiled.evaluate({ lookup: () => undefined, today: TODAY });
      }
      checkExpression(source, NAMES);
    }),
  );
});

it('never says impossible of a condition that holds for some facts', () => {
  const facts = fc.record({
    montant: fc.integer({ min: 0, max: 900_000 }),
    'ccas.montant_max': fc.integer({ min: 0, max: 900_000 }),
    revenu: fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: undefined }),
    raison: fc.option(fc.constantFrom('emploi', 'retard', 'oubli'), { nil: undefined }),
    aides: fc.subarray(['rsa', 'apl', 'aah']),
    majeur: fc.boolean(),
    accord: fc.option(fc.boolean(), { nil: undefined }),
    enfants: fc.integer({ min: 0, max: 99 }),
    'echeance.date': fc.constantFrom('2026-03-05', '2027-01-01'),
    date_possible: fc.option(fc.constantFrom('2026-03-05', '2027-01-01'), { nil: undefined }),
  });
  fc.assert(
    fc.property(condition, facts, (source, values) => {
      const [finding] = checkExpression(source, NAMES, { known: new Set(Object.keys(NAMES)) });
      const whole = finding?.sentence.startsWith(`« ${spelled(source)} » `);
      if (!finding || !whole) return;
      expect(evaluate(source, values)).toBe(finding.sentence.endsWith('toujours vrai.'));
    }),
  );
});

function spelled(source: string): string {
  const expression = readExpression(source);
  return 'error' in expression ? '' : spell(expression);
}

/** An expression as plain data without its places. */
function withoutPlaces(expression: Expression | { readonly error: string }): unknown {
  return JSON.parse(
    JSON.stringify(expression, (key, inner: unknown) => (key === 'at' ? undefined : inner)),
  );
}
