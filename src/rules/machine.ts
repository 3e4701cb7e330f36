import Engine, { type EvaluatedNode, isPublicodesError, type RuleNode } from 'publicodes';
import type { Values, ValueType } from '../domain/value.ts';
import { dotted, undotted } from './expression/write.ts';
import type { Code } from './formula.ts';
import { constantOf, withDerived } from './situation.ts';

/** What Publicodes says of one rule. */
export type Found = {
  /** Undefined while it depends on what is missing; null when it does not apply. */
  readonly value: number | boolean | string | null | undefined;
  /** Facts that it still depends on, with Publicodes' score: the higher, the more they decide. */
  readonly missing: Readonly<Record<string, number>>;
};

/** Publicodes behind two functions: say what is known, ask for a rule. */
export type Machine = {
  /** Sets the whole situation: nothing of a former one is left. */
  readonly set: (facts: Values) => void;
  /** What a rule comes to in that situation. Throws for a name that was not given to `createMachine`. */
  readonly find: (rule: string) => Found;
};

/** A mistake that Publicodes itself found: in which rule, in its own words. */
export type Complaint = { readonly rule: string; readonly words: string };

export type MachineParts = {
  /** The facts that rules read, by name. */
  readonly facts: Readonly<Record<string, ValueType>>;
  readonly rules: Readonly<Record<string, Code>>;
  /** Told what Publicodes would have written on the console. */
  readonly onWarning: (words: string) => void;
};

/** Makes a machine, or says what Publicodes refuses. */
export function createMachine({ facts, rules, onWarning }: MachineParts): Machine | Complaint {
  const names = [...Object.keys(facts), ...Object.keys(rules)];
  const spaces = names.flatMap(spacesOf).filter((space) => !names.includes(space));
  const raw = Object.fromEntries([
    ...[...spaces, ...Object.keys(facts)].map((name) => [dotted(name), {}]),
    ...Object.entries(rules).map(([name, code]) => [dotted(name), rawOf(code)]),
  ]);
  const logger = { log: onWarning, warn: onWarning, error: onWarning };
  try {
    const engine = new Engine(raw, {
      logger,
      strict: { situation: true },
      flag: { automaticNamespaceDisabling: false },
    });
    const nodes = new Map(names.map((name) => [name, engine.getRule(dotted(name))]));
    return {
      set: (known) => void engine.setSituation(situationOf(withDerived(known), facts)),
      find: (rule) => find(engine, nodes.get(rule), rule),
    };
  } catch (error) {
    if (isPublicodesError(error)) return complaintOf(error);
    throw error;
  }
}

/** `a.b.c` stands in `a` and `a.b`: Publicodes wants them to exist. */
function spacesOf(name: string): readonly string[] {
  const parts = name.split('.');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('.'));
}

function rawOf(code: Code): Record<string, unknown> {
  return typeof code === 'string' || isList(code) ? { valeur: code } : { ...code };
}

function isList(code: Code): code is readonly Code[] {
  return Array.isArray(code);
}

function situationOf(known: Values, facts: MachineParts['facts']) {
  const pairs = Object.entries(facts).flatMap(([name, type]) => {
    const constant = constantOf(known[name], type);
    return constant ? [[dotted(name), constant] as const] : [];
  });
  return Object.fromEntries(pairs);
}

function find(engine: Engine, node: RuleNode | undefined, rule: string): Found {
  if (!node) throw new Error(`no rule « ${rule} »`);
  try {
    return foundIn(engine.evaluateNode(node));
  } catch (error) {
    if (!isPublicodesError(error, 'EvaluationError')) throw error;
    // A division by zero leaves its traces in the cache. Nobody can answer: neither met nor not.
    engine.resetCache();
    return { value: undefined, missing: {} };
  }
}

function foundIn({ nodeValue, missingVariables }: EvaluatedNode): Found {
  const missing = Object.entries(missingVariables).map(
    ([name, score]) => [undotted(name), score] as const,
  );
  return { value: nodeValue, missing: Object.fromEntries(missing) };
}

function complaintOf(error: Error & { readonly info: object }): Complaint {
  const { info } = error;
  const rule = 'dottedName' in info && typeof info.dottedName === 'string' ? info.dottedName : '';
  return { rule: undotted(rule), words: plainWords(error.message) };
}

/** Publicodes' message without its frame and its pictures. */
export function plainWords(message: string): string {
  return message
    .split('\n')
    .map((line) => line.replace(/^[^\p{L}\p{N}'"([]+/u, '').trim())
    .filter((line) => line !== '' && !line.startsWith('[') && !line.startsWith('Dans la règle'))
    .join(' ');
}
