import type { Paper } from '../domain/paper.ts';
import type { Event } from '../engine/event.ts';
import type { State } from '../engine/state.ts';
import type { TextRef } from '../engine/text.ts';
import type { Edition } from './edition.ts';
import type { OfferUpload } from './papers/offer.ts';
import type {
  AdvisorChannel,
  ChannelName,
  DocumentChange,
  EscalationChange,
  JournalRow,
  LinkChange,
  Loaded,
  OutboxRow,
  PersonChannel,
  TimerRow,
  TurnRecord,
} from './ports.ts';

/** A turn on its way to its commit: each effect adds its rows. Lives inside one turn only. */
export type TurnDraft = {
  /** The event that is played: its id is the root of all ids, its instant the only clock. */
  readonly event: Pick<Event, 'id' | 'at'>;
  readonly loaded: Loaded;
  readonly edition: Edition;
  /** The state after the turn. */
  readonly state: State;
  readonly person: PersonChannel;
  readonly advisors: AdvisorChannel | null;
  /** Null where no page of papers can be reached. */
  readonly offer: OfferUpload | null;
  /** The person agreed that what is said is kept. */
  readonly agreed: boolean;
  /** Who was shown a card of each open escalation, with those of this turn. */
  readonly shownTo: Map<string, readonly string[]>;
  readonly journal: JournalRow[];
  readonly outbox: OutboxRow[];
  readonly armed: Map<string, TimerRow>;
  readonly cancelled: Set<string>;
  readonly facts: TurnRecord['facts'][number][];
  readonly escalations: EscalationChange[];
  readonly documents: DocumentChange[];
  /** By key: of several changes of one line, the last. */
  readonly papers: Map<string, Paper>;
  readonly links: LinkChange[];
  readonly uploadLinks: { readonly token: string }[];
  readonly consents: TurnRecord['consents'][number][];
  /** Taps to close once the commit is done. */
  readonly taps: { readonly tap: string; readonly text: string | null }[];
  withdrawBotRows: boolean;
};

type Parts = Pick<
  TurnDraft,
  'event' | 'loaded' | 'edition' | 'state' | 'person' | 'advisors' | 'offer' | 'agreed'
>;

export function beginDraft(parts: Parts): TurnDraft {
  return {
    ...parts,
    shownTo: new Map(parts.loaded.escalations.map(({ id, to }) => [id, to])),
    journal: [],
    outbox: [],
    armed: new Map(),
    cancelled: new Set(),
    facts: [],
    escalations: [],
    documents: [],
    papers: new Map(),
    links: [],
    uploadLinks: [],
    consents: [],
    taps: [],
    withdrawBotRows: false,
  };
}

export function endDraft(draft: TurnDraft): TurnRecord {
  const { event, loaded, state } = draft;
  return {
    conversation: loaded.id,
    version: loaded.version,
    inbox: event.id,
    at: event.at,
    state,
    position: {
      script: state.frames.at(-1)?.script ?? null,
      block: state.frames.at(-1)?.at ?? null,
    },
    owner: state.owner?.advisor ?? null,
    personId: loaded.personId,
    journal: draft.journal,
    outbox: draft.outbox,
    armed: [...draft.armed.values()],
    cancelled: [...draft.cancelled],
    facts: draft.facts,
    escalations: draft.escalations,
    documents: draft.documents,
    papers: [...draft.papers.values()],
    links: draft.links,
    uploadLinks: draft.uploadLinks,
    consents: draft.consents,
    withdrawBotRows: draft.withdrawBotRows,
  };
}

/** A text in the person's language. */
export function words({ edition, state }: TurnDraft, ref: TextRef): string {
  return edition.texts.render(ref, state.language);
}

/** Calls for the person, one row each, in order. */
export function sendPerson(
  draft: TurnDraft,
  effect: string,
  speaker: OutboxRow['speaker'],
  calls: readonly unknown[],
): void {
  const { channel } = draft.loaded.address;
  send(draft, effect, speaker, channel, draft.person.recipient(draft.loaded.address), calls);
}

/** Files are fetched beside the talk: a slow download holds no word back, and no owner withdraws it. */
export function fetchForPerson(draft: TurnDraft, effect: string, calls: readonly unknown[]): void {
  const { address } = draft.loaded;
  const recipient = `${draft.person.recipient(address)}:files`;
  send(draft, effect, 'safety', address.channel, recipient, calls);
}

/** Calls for an advisor. They are never the bot's own words to the person: no owner withdraws them. */
export function sendAdvisor(
  draft: TurnDraft,
  effect: string,
  advisor: string,
  calls: readonly unknown[],
): void {
  const { advisors } = draft;
  if (!advisors) return;
  send(draft, effect, 'safety', advisors.name, advisors.recipient(advisor), calls);
}

function send(
  draft: TurnDraft,
  effect: string,
  speaker: OutboxRow['speaker'],
  channel: ChannelName,
  recipient: string,
  calls: readonly unknown[],
): void {
  const before = draft.outbox.length;
  for (const [index, call] of calls.entries()) {
    const id = `${effect}.${before + index}`;
    draft.outbox.push({ id, channel, recipient, speaker, call, due: draft.event.at });
  }
}
