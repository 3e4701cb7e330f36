import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { castOf, type TestCast } from '../support/cast.ts';
import { playCell } from './grilleCell.ts';
import { FILES, WITHOUT_QUESTION } from './grilleScripts.ts';

const lines = z.array(z.record(z.string(), z.string()));
const cell = z.strictObject({ dit: z.array(z.string()), fait: z.array(z.string()) });
const grid = z
  .strictObject({
    situations: z.record(z.string(), lines),
    evenements: z.record(z.string(), lines),
    cases: z.record(z.string(), z.record(z.string(), cell)),
  })
  .parse(parse(readFileSync(new URL('./grille.yaml', import.meta.url), 'utf8')));

const casts: { readonly before: TestCast; readonly after: TestCast } = {
  before: castOf(FILES),
  after: castOf(WITHOUT_QUESTION),
};

describe('la grille', () => {
  it('joue un projet sans erreur', () => {
    expect(casts.before.loaded.problems.filter(({ severity }) => severity === 'erreur')).toEqual(
      [],
    );
  });

  for (const [situation, setUp] of Object.entries(grid.situations)) {
    describe(situation, () => {
      for (const [event, happening] of Object.entries(grid.evenements)) {
        it(event, () => {
          const expected = grid.cases[situation]?.[event];
          expect(expected, `la case « ${situation} × ${event} » est vide`).toBeDefined();
          expect(playCell(casts, setUp, happening)).toEqual(expected);
        });
      }
    });
  }
});
