import type { AdvisorName } from '../../engine/event.ts';

/** An account of the CCAS's Microsoft 365, as Teams names it. */
export type Account = { readonly aadObjectId: string; readonly tenantId: string };

/** How an advisor is reached: where they last spoke with the bot, or else by their account. */
export type Reach = {
  /** What `remember` was given last, as JSON; null before the bot was installed. */
  readonly reference: unknown;
  readonly account: Account | null;
};

/** Who the advisors are, and where the Bot Framework reaches them. */
export type AdvisorDirectory = {
  /** The active advisor with this account, or null. */
  recognise(account: Account): Promise<AdvisorName | null>;
  /** Keeps the conversation reference (JSON, to be sealed). Called at every activity of an advisor. */
  remember(advisor: string, reference: unknown): Promise<void>;
  reach(advisor: string): Promise<Reach | null>;
};

/** Where the card of an escalation stands in an advisor's chat. */
export type CardStore = {
  find(escalation: string, advisor: string): Promise<string | null>;
  /** Replaces the one before: the newest card is the one that is changed in place. */
  keep(escalation: string, advisor: string, activityId: string): Promise<void>;
};
