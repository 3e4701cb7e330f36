import { localDate } from '../domain/calendar.ts';
import type { Effect } from '../engine/effect.ts';
import { initialState, type State } from '../engine/state.ts';
import { step } from '../engine/step.ts';
import type { Turn } from '../engine/turn.ts';
import { contextOf } from './context.ts';
import type { Edition } from './edition.ts';
import { takeEffect } from './effects/index.ts';
import { hear, isCut } from './hear.ts';
import type { Incoming } from './incoming.ts';
import type { OfferUpload } from './papers/offer.ts';
import type { AdvisorChannel, ChannelName, Loaded, PersonChannel, TurnRecord } from './ports.ts';
import { beginDraft, endDraft, type TurnDraft } from './turnDraft.ts';

/** What turns are played with. */
export type Stage = {
  readonly edition: () => Edition;
  readonly people: Readonly<Partial<Record<ChannelName, PersonChannel>>>;
  /** Null when no advisor channel is set up: escalations are kept, and nobody is rung. */
  readonly advisors: AdvisorChannel | null;
  /** Makes links to the page of papers; absent where there is none. */
  readonly offer?: OfferUpload;
};

/** A turn ready for its commit. */
export type PlayedTurn = {
  readonly record: TurnRecord;
  readonly taps: TurnDraft['taps'];
  readonly trail: Turn['trail'];
};

/** Plays one turn on a conversation as it was read: nothing is written or sent yet. */
export function playTurn(stage: Stage, loaded: Loaded, incoming: Incoming): PlayedTurn {
  const edition = stage.edition();
  const state = stateOf(loaded, incoming, edition);
  const today = localDate(incoming.at, edition.ccas.workingTime.timeZone);
  const context = contextOf(edition, loaded, today);
  const event = hear(incoming, { state, edition, facts: context.facts, today });
  const turn = step(state, event, context);
  const draft = draftOf(stage, loaded, incoming, turn.state);
  for (const effect of withCutNotice(turn, incoming)) takeEffect(effect, draft);
  return { record: endDraft(draft), taps: draft.taps, trail: turn.trail };
}

/** An empty draft on this conversation, for effects that are added by hand. */
export function draftOf(
  stage: Stage,
  loaded: Loaded,
  { inboxId: id, at }: Incoming,
  state: State,
): TurnDraft {
  const person = stage.people[loaded.address.channel];
  if (!person) throw new Error(`no channel « ${loaded.address.channel} » to answer on`);
  return beginDraft({
    event: { id, at },
    loaded,
    edition: stage.edition(),
    state,
    person,
    advisors: stage.advisors,
    offer: stage.offer ?? null,
    agreed: hasAgreed(loaded),
  });
}

/** The state before the turn; at the first one, in the language of the person's telephone if we speak it. */
export function stateOf({ state }: Loaded, { language }: Incoming, edition: Edition): State {
  if (state) return state;
  const spoken = edition.ccas.languages.find((one) => one === language);
  return initialState(spoken ?? 'fr');
}

function hasAgreed({ facts }: Loaded): boolean {
  return facts.some(({ name, value }) => name === 'accord' && value === true);
}

/** Tells that only the beginning of a very long message was read, unless the engine says it already. */
function withCutNotice({ effects, state }: Turn, incoming: Incoming): readonly Effect[] {
  const said = effects.some(
    (effect) => effect.type === 'say' && effect.texts.some(({ key }) => key === 'trop_long'),
  );
  if (!isCut(incoming) || said || state.owner) return effects;
  const texts = [{ space: 'systeme', key: 'trop_long', params: {} }];
  const notice: Effect = {
    id: `${incoming.inboxId}/cut`,
    type: 'say',
    speaker: 'bot',
    texts,
    choices: null,
    discreet: false,
  };
  return [notice, ...effects];
}
