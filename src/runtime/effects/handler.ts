import type { Act, Effect } from '../../engine/effect.ts';
import type { TurnDraft } from '../turnDraft.ts';

/** What one kind of effect adds to the turn. It never acts: rows are committed, then sent. */
export type Handler<Type extends Act['type']> = (
  effect: Extract<Effect, { readonly type: Type }>,
  draft: TurnDraft,
) => void;
