import type { Units } from '../kind.ts';

/** An expression of a rule, read. `at` is the offset of its first sign in what staff wrote. */
export type Tree =
  | {
      readonly op: 'number';
      readonly at: number;
      readonly value: number;
      readonly units: Units;
    }
  | { readonly op: 'yesNo'; readonly at: number; readonly value: boolean }
  | { readonly op: 'word'; readonly at: number; readonly word: string }
  | { readonly op: 'name'; readonly at: number; readonly name: string }
  | { readonly op: 'minus'; readonly at: number; readonly of: Tree }
  | {
      readonly op: 'compare' | 'sum' | 'product';
      readonly at: number;
      readonly sign: string;
      readonly left: Tree;
      readonly right: Tree;
    };

/** Why an expression cannot be read, and where. */
export type Unreadable = { readonly error: string; readonly mend: string; readonly at: number };
