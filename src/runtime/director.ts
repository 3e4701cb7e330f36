import type { Value } from '../domain/value.ts';
import { compileExpression } from '../engine/condition/compile.ts';
import type { Names } from '../engine/condition/names.ts';
import type { Director } from '../script/transcript/play.ts';
import type { Edition } from './edition.ts';
import { factsOn } from './factsOn.ts';
import { understand } from './hear.ts';

const TEAM = {
  referent: null,
  substitute: null,
  all: [{ id: 'conseiller-1', name: 'Claire Morel', awayUntil: null }],
};

/** Lets the conversations of staff be played on an edition, with its own words and understanding. */
export function directorOf(edition: Edition): Director {
  return {
    context: (facts, today) => ({
      ...edition.shared,
      facts: { ...factsOn(edition, today), 'dossier.lie': false, ...facts },
      team: TEAM,
      papers: [],
      invitation: null,
    }),
    hear: (text, state, context, today) =>
      understand(text, { state, edition, facts: context.facts, today }),
    render: (ref, language) => edition.texts.render(ref, language),
    holds: (condition, values, today) => holds(edition, condition, values, today),
  };
}

function holds(
  edition: Edition,
  condition: string,
  values: Readonly<Record<string, Value>>,
  today: string,
): boolean {
  const scripts = Object.values(edition.shared.scripts);
  const own = scripts.flatMap(({ variables }) => Object.entries(variables));
  const facts = Object.values(edition.shared.definitions).map(
    ({ name, type }) => [name, type] as const,
  );
  const names: Names = Object.fromEntries(
    [...own, ...facts].map(([name, type]) => [name, { ...type, maybeUnknown: true }]),
  );
  const compiled = compileExpression(condition, names);
  return (
    !('error' in compiled) && compiled.evaluate({ lookup: (name) => values[name], today }) === true
  );
}
