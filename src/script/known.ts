import type { Block } from '../engine/blocks/block.ts';
import { knownWhen } from '../engine/condition/guards.ts';
import { readExpression } from '../engine/condition/read.ts';
import type { Flow } from './flow.ts';

/**
 * The names that surely have a value when a talk comes to each block: questions that every way there
 * asks, facts that it notes, and what a condition on the way says (`x est connu`).
 * A question that may be passed (`facultatif`) gives nothing sure.
 */
export function surelyKnown(flow: Flow): ReadonlyMap<Block, ReadonlySet<string>> {
  const known = new Map<Block, ReadonlySet<string>>();
  if (!flow.first) return known;
  known.set(flow.first, new Set());
  const queue = [flow.first];
  for (let block = queue.shift(); block; block = queue.shift()) {
    const here = known.get(block) ?? new Set();
    const given = new Set([...here, ...givenBy(block)]);
    for (const { to, branch } of flow.after.get(block) ?? []) {
      if (!to) continue;
      const there = new Set([...given, ...impliedBy(block, branch)]);
      const before = known.get(to);
      const both = before ? new Set([...before].filter((name) => there.has(name))) : there;
      if (before && both.size === before.size) continue;
      known.set(to, both);
      queue.push(to);
    }
  }
  return known;
}

function givenBy({ inspection, question }: Block): readonly string[] {
  if (question?.optional) return [];
  const asked = inspection.defines.flatMap(({ name, surely }) =>
    question || surely ? [name] : [],
  );
  return [...asked, ...inspection.writes.map(({ fact }) => fact)];
}

/** Names that a branch taken says to be known. */
function impliedBy({ kind, inspection }: Block, branch: string | null): readonly string[] {
  const taken = inspection.branches.find(({ label }) => label === branch);
  if (kind === 'selon' && taken?.when) return inspection.names.map(({ name }) => name);
  const condition = kind === 'si' ? inspection.expressions[0] : undefined;
  const expression = condition && readExpression(condition.source);
  return expression && !('error' in expression)
    ? knownWhen(expression, branch === 'alors', {})
    : [];
}
