import type { FactDefinitions } from '../../domain/fact.ts';
import type { Block, BlockPath } from '../../engine/blocks/block.ts';
import type { Bindings, RuleBinding } from '../../engine/evaluation/binding.ts';
import type { Text } from '../../engine/text.ts';
import type { Draft } from '../draft.ts';
import { flatten } from '../flow.ts';
import type { Placed, RuleSet } from './ruleSet.ts';

/** Rule sets by name, as blocks take them. */
export function bindingsOf(sets: readonly RuleSet[], facts: FactDefinitions): Bindings {
  return { rules: Object.fromEntries(sets.map((set) => [set.name, bindingOf(set, facts)])) };
}

/**
 * Gives the blocks of a script what they need beside it. What comes from a file of rules keeps its place
 * there. A block whose rules are nowhere stays as it was: `verifier` says so.
 */
export function bindDraft(draft: Draft, bindings: Bindings, sets: readonly RuleSet[]): Draft {
  if (!flatten(draft.blocks).some(({ bind }) => bind)) return draft;
  const origins = new Map<Block, Block>();
  const entries = new Map<Block, Placed>();
  const found = (block: Block, path: BlockPath): readonly [Placed | undefined, BlockPath] => {
    const own = entries.get(block);
    return own ? [own, path] : placedText(block, path, sets);
  };
  return {
    ...draft,
    blocks: draft.blocks.map(bound),
    place(block, path) {
      const [entry, inside] = found(block, path);
      return entry ? entry.placeOf(inside) : draft.place(origins.get(block) ?? block, path);
    },
    placeIn(block, path, offset) {
      const [entry, inside] = found(block, path);
      const origin = origins.get(block) ?? block;
      return entry ? entry.placeIn(inside, offset) : draft.placeIn(origin, path, offset);
    },
  };

  function bound(block: Block): Block {
    const whole = block.bind?.(bindings);
    if (whole) {
      origins.set(whole, block);
      for (const { blocks } of whole.inspection.branches)
        for (const one of blocks) place(one, block);
      return whole;
    }
    const branches = block.inspection.branches.map((branch) => ({
      ...branch,
      blocks: branch.blocks.map(bound),
    }));
    if (branches.every((branch, n) => same(branch.blocks, block.inspection.branches[n]?.blocks)))
      return block;
    const copy = { ...block, inspection: { ...block.inspection, branches } };
    origins.set(copy, origins.get(block) ?? block);
    return copy;
  }

  /** A question of the rules stands in their file; that of the block itself, in the script. */
  function place(question: Block, block: Block): void {
    const entry = sets
      .flatMap(({ questions }) => questions)
      .find(({ name }) => name === question.inspection.name);
    if (entry) entries.set(question, entry);
    else origins.set(question, block);
  }
}

function same(one: readonly Block[], other: readonly Block[] = []): boolean {
  return one.every((block, n) => block === other[n]);
}

/** Sentences of a verdict stand with their criterion or their aid. */
function placedText(
  { kind }: Block,
  [field, key]: BlockPath,
  sets: readonly RuleSet[],
): readonly [Placed | undefined, BlockPath] {
  if (kind !== 'evaluer' || key === undefined) return [undefined, []];
  const entries: readonly Placed[] = sets.flatMap(
    ({ aids, criteria, questions }): readonly Placed[] =>
      field === 'aide' ? aids : field === 'regles' ? questions : criteria,
  );
  const path = { aide: ['texte'], presque: ['presque', 'texte'], regles: [] }[String(field)];
  return [entries.find(({ name }) => name === key), path ?? [String(field)]];
}

function bindingOf(
  { rules, questions, criteria, aids }: RuleSet,
  facts: FactDefinitions,
): RuleBinding {
  return {
    rules,
    questions: questions.map((one) => ({
      name: one.name,
      text: one.text,
      kind: one.choices.length > 0 ? 'choix' : null,
      unit: 'mois',
      choices: one.choices.map((choice) => ({ ...choice, when: null, formerName: null })),
      between: one.between,
      help: one.help,
      why: one.why,
      notUnderstood: null,
      optional: false,
      silence: null,
    })),
    reasons: named(criteria, ({ reason }) => reason),
    advices: new Set(
      criteria.filter(({ outcome }) => outcome === 'ensemble').map(({ name }) => name),
    ),
    near: Object.fromEntries(
      criteria.flatMap(({ name, near }) => {
        const type = near && facts[near.fact]?.type;
        return near && type ? [[name, { fact: near.fact, type, text: near.text }]] : [];
      }),
    ),
    aids: named(aids, ({ title, text }) => together(title, text)),
  };
}

function named<Entry extends Placed>(entries: readonly Entry[], text: (entry: Entry) => Text) {
  return Object.fromEntries(entries.map((entry) => [entry.name, text(entry)]));
}

/** « Point conseil budget. Une personne regarde le budget avec vous. » */
function together(title: Text, text: Text): Text {
  const [one, other] = [title.source, text.source];
  if (typeof one !== 'string' || typeof other !== 'string') return text;
  return { source: `• ${one}. ${other}`, reads: [...new Set([...title.reads, ...text.reads])] };
}
