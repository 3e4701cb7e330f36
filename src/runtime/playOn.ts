import type { Conversing, Played } from './converse.ts';
import type { Heard } from './incoming.ts';
import type { TurnStore } from './ports.ts';

/** Something that happens on a conversation we know: a due row, a deed of an advisor, a failed delivery. */
export type PlayOn = (
  conversation: string,
  happening: { readonly inboxId: string; readonly at: string; readonly happening: Heard },
) => Promise<Played | { readonly result: 'gone' }>;

/** Its address is asked each time: a conversation that was erased must not come back to life. */
export function createPlayOn(store: Pick<TurnStore, 'readById'>, play: Conversing['play']): PlayOn {
  return async (conversation, event) => {
    const known = await store.readById(conversation);
    return known ? await play({ address: known.address, ...event }) : { result: 'gone' };
  };
}
