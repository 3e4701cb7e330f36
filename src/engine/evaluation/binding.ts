import type { ValueType } from '../../domain/value.ts';
import type { Rules } from '../../domain/verdict.ts';
import type { Question } from '../blocks/block.ts';
import type { Text } from '../text.ts';

/** What blocks need beside their own file, by name: given to them once, when the project is loaded. */
export type Bindings = { readonly rules: Readonly<Record<string, RuleBinding>> };

/** The fact that is moved, with its type, and what is said. */
export type RuleNear = { readonly fact: string; readonly type: ValueType; readonly text: Text };

/** One set of rules as `evaluer` plays it. */
export type RuleBinding = {
  readonly rules: Rules;
  /** The facts that may be asked, in the order of the file; each question has the name of its fact. */
  readonly questions: readonly Question[];
  /** Said when a criterion is not met. */
  readonly reasons: Readonly<Record<string, Text>>;
  /** Criteria that worsen nothing: their sentence is an advice. */
  readonly advices: ReadonlySet<string>;
  /** Said when one fact moved would better the outcome; reads `presque` and `mensualite`. */
  readonly near: Readonly<Record<string, RuleNear>>;
  readonly aids: Readonly<Record<string, Text>>;
};
