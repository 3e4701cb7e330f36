import type { Conversing, Played } from './converse.ts';
import type { Heard } from './incoming.ts';
import type { Loaded, TurnStore } from './ports.ts';

/** Something that happens on a conversation we know: a due row, a deed of an advisor, a failed delivery. */
export type PlayOn = (
  conversation: string,
  happening: { readonly inboxId: string; readonly at: string; readonly happening: Heard },
) => Promise<Played | { readonly result: 'gone' }>;

export function createPlayOn(store: Pick<TurnStore, 'readById'>, play: Conversing['play']): PlayOn {
  const addresses = new Map<string, Loaded['address']>();
  return async (conversation, event) => {
    const address = addresses.get(conversation) ?? (await store.readById(conversation))?.address;
    if (!address) return { result: 'gone' };
    remember(conversation, address);
    return await play({ address, ...event });
  };

  /** An address never changes: asking once is enough, within reason. */
  function remember(conversation: string, address: Loaded['address']): void {
    if (addresses.size >= REMEMBERED) addresses.clear();
    addresses.set(conversation, address);
  }
}

const REMEMBERED = 10_000;
