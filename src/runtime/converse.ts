import type { State } from '../engine/state.ts';
import { apologise } from './apology.ts';
import type { Converse, Incoming } from './incoming.ts';
import { type PlayedTurn, playTurn, type Stage } from './playTurn.ts';
import { PoisonedTurn } from './poisonedTurn.ts';
import type { Address, ChannelName, CloseTap, Loaded, Log, TurnStore } from './ports.ts';
import { createQueue } from './queue.ts';

/** A turn that could not be stored as it was: told to operators, without its content. */
export type DeadTurn = {
  readonly inbox: string;
  readonly conversation: string;
  readonly at: string;
  readonly reason: string;
};

type Tools = {
  readonly stage: Stage;
  readonly store: TurnStore;
  readonly closeTap: Readonly<Partial<Record<ChannelName, CloseTap>>>;
  readonly deadTurn: (dead: DeadTurn) => void;
  readonly log: Log;
  /** For measures: called after each commit. */
  readonly onCommitted?: (turn: PlayedTurn, incoming: Incoming) => void;
};

/** Times that a turn is played again when another process was faster. */
const MAX_REPLAYS = 20;

/**
 * Makes the function that plays turns: read, step, one commit, then what is owed at once. Turns of one
 * conversation follow each other; those of others go side by side. `idle` resolves when none is under way.
 */
export function createConverse(tools: Tools): Conversing {
  const queue = createQueue();
  const play: Conversing['play'] = (incoming) =>
    queue.run(keyOf(incoming.address), () => playToCommit(tools, incoming));
  return {
    play,
    converse: async (incoming) => {
      await play(incoming);
    },
    idle: () => queue.idle(),
  };
}

export type Conversing = {
  readonly converse: Converse;
  /** The same, for those who must know what became of it. */
  readonly play: (incoming: Incoming) => Promise<Played>;
  readonly idle: () => Promise<void>;
};

/** What a turn gave; of a duplicate nothing is known but that it was played before. */
export type Played =
  | { readonly result: 'committed'; readonly state: State }
  | { readonly result: 'duplicate' };

async function playToCommit(tools: Tools, incoming: Incoming): Promise<Played> {
  for (let replay = 0; replay < MAX_REPLAYS; replay += 1) {
    const loaded = await tools.store.read(incoming.address, invitationIn(incoming));
    const { turn, result } = await playAndCommit(tools, loaded, incoming);
    if (result === 'conflict') continue;
    if (result === 'duplicate') return { result };
    after(tools, incoming, turn);
    return { result, state: turn.record.state };
  }
  throw new Error(`${incoming.inboxId}: the conversation changed ${MAX_REPLAYS} times in a row`);
}

/** A turn that breaks, or that the database refuses, is buried: the person gets the apology instead. */
async function playAndCommit(tools: Tools, loaded: Loaded, incoming: Incoming) {
  const turn = playOrBury(tools, loaded, incoming);
  try {
    return { turn, result: await tools.store.commit(turn.record) };
  } catch (error) {
    if (!(error instanceof PoisonedTurn)) throw error;
    bury(tools, loaded, incoming, error.reason);
    const apology = apologise(tools.stage, loaded, incoming);
    return { turn: apology, result: await tools.store.commit(apology.record) };
  }
}

function playOrBury(tools: Tools, loaded: Loaded, incoming: Incoming): PlayedTurn {
  try {
    return playTurn(tools.stage, loaded, incoming);
  } catch (error) {
    bury(tools, loaded, incoming, whereOf(error));
    return apologise(tools.stage, loaded, incoming);
  }
}

function bury({ deadTurn, log }: Tools, loaded: Loaded, incoming: Incoming, reason: string): void {
  const { inboxId: inbox, at, happening } = incoming;
  deadTurn({ inbox, conversation: loaded.id, at, reason });
  log({
    level: 'error',
    name: 'turn_dead',
    fields: { conversation: loaded.id, event: happening.type, reason },
    sentence: 'Un message n’a pas pu être traité. La personne a reçu une excuse.',
  });
}

/** Where in our code an error was thrown. Its message may quote what people wrote: it stays out. */
function whereOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const line = error.stack?.split('\n').find((one) => one.includes('/src/'));
  return `${error.name} ${line?.replace(/^.*\/src\//u, 'src/').replace(/\)$/u, '') ?? ''}`.trim();
}

function after({ closeTap, onCommitted }: Tools, incoming: Incoming, turn: PlayedTurn): void {
  const close = closeTap[incoming.address.channel];
  for (const { tap, text } of turn.taps) close?.(tap, text);
  onCommitted?.(turn, incoming);
}

function keyOf({ channel, bot, chat }: Address): string {
  return `${channel}:${bot}:${chat}`;
}

/** The code of a deep link that this turn opens. */
function invitationIn({ happening }: Incoming): string | null {
  if (happening.type !== 'command_received' || happening.command !== 'start') return null;
  return happening.payload === '' ? null : happening.payload;
}
