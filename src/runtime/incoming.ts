import type { Happening, ReceivedFile } from '../engine/event.ts';
import type { Address } from './ports.ts';

/**
 * What reached us for one conversation, before it is read: an `Event` without its `reading`. Channels
 * make it from an update; the desk and the due rows make it too.
 */
export type Incoming = {
  readonly address: Address;
  /** Unique for ever, and the id of the event: `<channel>:<bot>:<update id>`. A second one is a duplicate. */
  readonly inboxId: string;
  /** ISO instant at which it reached us, by our own clock. */
  readonly at: string;
  readonly happening: Heard;
  /** Language that the person's application is set to (`fr`, `ar`, …), when it says; for the first words. */
  readonly language?: string;
};

/** Texts are what the person wrote, well-formed and not yet masked: only `understanding` reads them. */
export type Heard =
  | { readonly type: 'message_received'; readonly text: string; readonly ref: string }
  | { readonly type: 'message_edited'; readonly text: string; readonly ref: string }
  | {
      readonly type: 'file_received';
      readonly file: ReceivedFile;
      readonly ref: string;
      readonly caption: string | null;
    }
  | Exclude<Happening, { readonly type: 'message_received' | 'message_edited' | 'file_received' }>;

/**
 * Plays one turn. Resolves once its commit is done, or when it was known already: only then may the
 * platform be told that the update is ours. Rejects when nothing was stored: it is handed in again.
 */
export type Converse = (incoming: Incoming) => Promise<void>;
