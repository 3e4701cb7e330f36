import type { TurnStore } from '../runtime/ports.ts';
import { createCommit } from './turns/commit.ts';
import { createRead, readOne, type TurnTools } from './turns/read.ts';

/** Where turns read from and commit to, in grouped statements. */
export function createTurns(tools: TurnTools): TurnStore {
  return {
    read: createRead(tools),
    readById: (conversation) => readOne(tools, conversation),
    commit: createCommit(tools),
  };
}
