import { initialState } from '../../src/engine/state.ts';
import type { Address, Loaded, OutboxRow, TurnRecord } from '../../src/runtime/ports.ts';

export function chat(name: string): Address {
  return { channel: 'telegram', bot: '1', chat: name };
}

/** A turn that says one thing, on a conversation as it was read. */
export function turnOn(
  loaded: Loaded,
  update: string,
  changes: Partial<TurnRecord> = {},
): TurnRecord {
  const at = '2026-03-02T09:00:00.000Z';
  const inbox = `telegram:1:${update}`;
  return {
    conversation: loaded.id,
    version: loaded.version,
    inbox,
    at,
    state: { ...(loaded.state ?? initialState('fr')), lastEvent: inbox, heard: at },
    position: { script: 'accueil', block: 'accord' },
    owner: null,
    personId: loaded.personId,
    journal: [{ id: `${inbox}/0`, from: 'person', content: { text: `message ${update}` } }],
    outbox: [callOn(loaded, `${inbox}/1`)],
    armed: [],
    cancelled: [],
    facts: [],
    escalations: [],
    documents: [],
    papers: [],
    links: [],
    consents: [],
    uploadLinks: [],
    withdrawBotRows: false,
    ...changes,
  };
}

export function callOn(
  { address }: Loaded,
  id: string,
  changes: Partial<OutboxRow> = {},
): OutboxRow {
  return {
    id,
    channel: address.channel,
    recipient: `telegram:${address.bot}:${address.chat}`,
    speaker: 'bot',
    call: { text: `réponse ${id}` },
    due: '2026-03-02T09:00:00.000Z',
    ...changes,
  };
}
