import type { Effect } from './effect.ts';
import type { State } from './state.ts';

/** What one event gave. Nothing has happened yet: the runtime commits it, then acts. */
export type Turn = {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** What was played, in order: for coverage, for `expliquer`. Not kept in the state. */
  readonly trail: readonly Step[];
};

export type Step =
  | {
      readonly type: 'block';
      readonly script: string;
      readonly node: string;
      readonly branch?: string;
    }
  /** A decision of the engine that is no block, by name: `not_understood`, `interrupted`, `dropped`… */
  | { readonly type: 'note'; readonly name: string; readonly detail?: string };
