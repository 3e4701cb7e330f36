import { randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { createLatest } from './latest.ts';
import type { MasterKey } from './masterKey.ts';
import { type Key, keyIdOf, open } from './seal.ts';

/** The persons' keys, unwrapped once and held for a while. */
export type Keyring = {
  /** The key of this id, unwrapped from what the database holds. */
  take(id: string, wrapped: string): Key;
  /** Says which key seals what is said in a conversation. */
  bind(conversation: string, key: Key): void;
  /** The key of a conversation; null when it was erased. */
  ofConversation(conversation: string): Key | Promise<Key | null>;
  /** Opens a value (base64) with the key that it names; throws when that key was not taken. */
  open<Shape>(place: string, sealed: string): Shape;
  /** The same for what is read again and again and seldom changes: opened once. */
  openOften<Shape>(place: string, sealed: string): Shape;
  /** Opens a value whose key may still be in the database only; null when the key was destroyed. */
  fetchAndOpen<Shape>(place: string, sealed: Uint8Array): Promise<Shape | null>;
  /** A new key, and how it is kept. */
  make(): { readonly id: string; readonly wrapped: string };
  /** Forgets all that was unwrapped: after keys were destroyed. */
  clear(): void;
};

const HELD = 20_000;

const KEY_OF_CONVERSATION = {
  name: 'key_of_conversation',
  text: `select k.id, encode(k.wrapped, 'base64') as wrapped
    from "Conversation" c join "PersonKey" k on k.id = c."keyId" where c.id = $1`,
};
const KEY = {
  name: 'key',
  text: `select id, encode(wrapped, 'base64') as wrapped from "PersonKey" where id = $1`,
};
type KeyRow = { readonly id: string; readonly wrapped: string };

export function createKeyring(database: Pick<Database, 'run'>, master: MasterKey): Keyring {
  const keys = createLatest<Key>(HELD);
  const conversations = createLatest<Key>(HELD);
  const opened = createLatest<string>(HELD);
  const keyring: Keyring = {
    take(id, wrapped) {
      const key = keys.get(id) ?? master.unwrap(id, Buffer.from(wrapped, 'base64'));
      keys.set(id, key);
      return key;
    },
    bind: (conversation, key) => conversations.set(conversation, key),
    ofConversation: (id) => conversations.get(id) ?? fetchKey(KEY_OF_CONVERSATION, id),
    open(place, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const key = keys.get(keyIdOf(bytes));
      if (!key) throw new Error(`no key ${keyIdOf(bytes)} for ${place}`);
      return open(key, place, bytes);
    },
    openOften(place, sealed) {
      const known = opened.get(sealed) ?? JSON.stringify(keyring.open(place, sealed));
      opened.set(sealed, known);
      return JSON.parse(known);
    },
    async fetchAndOpen(place, sealed) {
      const id = keyIdOf(sealed);
      const key = keys.get(id) ?? (await fetchKey(KEY, id));
      return key && open(key, place, sealed);
    },
    make: () => newKey(master),
    clear() {
      for (const held of [keys, conversations, opened]) held.clear();
    },
  };
  return keyring;

  async function fetchKey(statement: typeof KEY, of: string): Promise<Key | null> {
    const [row] = await database.run<KeyRow>(statement, [of]);
    return row ? keyring.take(row.id, row.wrapped) : null;
  }
}

function newKey(master: MasterKey): KeyRow {
  const id = randomUUID();
  return { id, wrapped: master.wrap(id, randomBytes(32)).toString('base64') };
}
