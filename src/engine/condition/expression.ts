import type { DurationUnit, Value, ValueKind } from '../../domain/value.ts';

/** An expression of scripts, read. `at` is where it begins in its source. */
export type Expression = { readonly at: number } & (
  | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'not'; readonly of: Expression }
  | {
      readonly op: 'compare';
      readonly sign: Sign;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: 'contains'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'known'; readonly name: string; readonly known: boolean }
  | {
      readonly op: 'arithmetic';
      readonly sign: '+' | '-' | '*' | '/';
      readonly left: Expression;
      readonly right: Expression;
    }
  | Literal
  /** A name, or the key of a choice: which one, types tell. */
  | { readonly op: 'word'; readonly word: string }
  | { readonly op: 'today' }
);

export type Literal = {
  readonly at: number;
  readonly op: 'literal';
  readonly kind: ValueKind;
  readonly unit?: DurationUnit;
  readonly value: Value;
};

export type Sign = '=' | '≠' | '<' | '≤' | '>' | '≥';

/** What could not be read, and where. The sentence is French, for staff. */
export type Unreadable = { readonly error: string; readonly at: number };
