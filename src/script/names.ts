import type { FactDefinitions } from '../domain/fact.ts';
import type { ValueType } from '../domain/value.ts';
import type { Names } from '../engine/condition/names.ts';
import type { Draft } from './draft.ts';
import { flatten } from './flow.ts';

/** Types of a script's own names: its questions, what calls bring back, what it may be given. */
export function ownNames(
  draft: Draft,
  drafts: Readonly<Record<string, Draft>>,
  facts: FactDefinitions,
): Readonly<Record<string, ValueType>> {
  const own: Record<string, ValueType> = {
    depart: { kind: 'choix', choices: departures(draft, drafts) },
  };
  for (const { inspection, question } of flatten(draft.blocks)) {
    for (const { name, type } of inspection.defines) {
      own[name] =
        type ??
        facts[name]?.type ??
        (question ? { kind: 'texte' } : broughtBack(inspection.scripts, name, drafts, facts));
    }
  }
  return own;
}

/** What `depart` may be: what starts the script, the names under which it is planned, `appel` when it is called. */
function departures(draft: Draft, drafts: Readonly<Record<string, Draft>>): readonly string[] {
  const planned = Object.values(drafts)
    .flatMap(({ blocks }) => flatten(blocks))
    .filter(({ inspection }) =>
      inspection.scripts.some(({ script, does }) => does === 'launches' && script === draft.name),
    )
    .flatMap(({ inspection }) => inspection.timers.map(({ name }) => name));
  return [...draft.starts.map(({ start }) => start.name), ...planned, 'appel'];
}

/** All the names that a script can read, its own first. Its questions may be unknown until they are asked. */
export function namesOf(
  draft: Draft,
  drafts: Readonly<Record<string, Draft>>,
  facts: FactDefinitions,
): Names {
  const fromFacts = Object.values(facts).map(({ name, type, alwaysKnown }) => [
    name,
    { ...type, maybeUnknown: !alwaysKnown },
  ]);
  const own = Object.entries(ownNames(draft, drafts, facts)).map(([name, type]) => [
    name,
    { ...type, maybeUnknown: name !== 'depart' },
  ]);
  return Object.fromEntries([...fromFacts, ...own]);
}

function broughtBack(
  scripts: readonly { readonly script: string; readonly gives: Readonly<Record<string, string>> }[],
  name: string,
  drafts: Readonly<Record<string, Draft>>,
  facts: FactDefinitions,
): ValueType {
  for (const { script, gives } of scripts) {
    const theirs = Object.entries(gives).find(([, ours]) => ours === name)?.[0];
    const called = drafts[script];
    const define =
      called &&
      flatten(called.blocks)
        .flatMap(({ inspection }) => inspection.defines)
        .find((one) => one.name === theirs);
    if (define) return define.type ?? facts[define.name]?.type ?? { kind: 'texte' };
  }
  return { kind: 'texte' };
}
