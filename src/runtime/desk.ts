import type { State } from '../engine/state.ts';
import type { AdvisorDesk, AdvisorView, Deed, DeedResult } from './advisorDesk.ts';
import type { Edition } from './edition.ts';
import { viewOf } from './escalationView.ts';
import type { Heard } from './incoming.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock, EscalationStore, StoredEscalation, TurnStore } from './ports.ts';

type Tools = {
  readonly store: Pick<TurnStore, 'readById'>;
  readonly escalations: EscalationStore;
  readonly playOn: PlayOn;
  readonly edition: () => Edition;
  readonly clock: Clock;
};

/** The advisors' work: each deed is an event on the person's conversation. */
export function createDesk(tools: Tools): AdvisorDesk {
  const { escalations, edition } = tools;
  return {
    take: (deed) => take(tools, deed),
    answer: (deed) => answer(tools, deed),
    close: (deed) => close(tools, deed),
    async openTalks(advisor) {
      const held = (await escalations.ofAdvisor(advisor)).filter((one) => isMine(one, advisor));
      const first = new Map(held.toReversed().map((one) => [one.conversation, one]));
      return [...first.values()].toReversed().map((one) => {
        const { number, person } = viewOf(one, edition().texts);
        return { number, person, escalation: one.id };
      });
    },
    async waiting(advisor) {
      const shown = await escalations.ofAdvisor(advisor);
      return shown
        .filter(({ takenBy }) => takenBy === null || takenBy.id === advisor)
        .map(({ id }) => id);
    },
    async view(escalation, advisor): Promise<AdvisorView | null> {
      const stored = await escalations.find(escalation);
      if (!stored || !wasShown(stored, advisor)) return null;
      return { ...viewOf(stored, edition().texts), mine: isMine(stored, advisor) };
    },
  };
}

async function take(tools: Tools, deed: Deed): Promise<DeedResult> {
  const known = await standing(tools, deed);
  if (known === null) return 'unknown';
  if (known.stored.status === 'close') return 'closed';
  if (known.owner) return known.owner === deed.advisor.id ? 'already' : 'other';
  const { advisor, escalation } = deed;
  const state = await play(tools, deed, known, { type: 'conversation_taken', advisor, escalation });
  if (state === null) return 'already';
  return state.owner?.advisor === advisor.id ? 'done' : 'other';
}

async function answer(tools: Tools, deed: Deed & { readonly text: string }): Promise<DeedResult> {
  const known = await standing(tools, deed);
  if (known === null) return 'unknown';
  if (known.owner !== null && known.owner !== deed.advisor.id) return 'other';
  if (known.owner === null) return known.stored.status === 'close' ? 'closed' : 'not_taken';
  const { advisor, text } = deed;
  const state = await play(tools, deed, known, { type: 'advisor_wrote', advisor, text });
  if (state === null) return 'already';
  return state.owner?.advisor === advisor.id ? 'done' : 'not_taken';
}

async function close(tools: Tools, deed: Deed): Promise<DeedResult> {
  const known = await standing(tools, deed);
  if (known === null) return 'unknown';
  if (known.stored.status === 'close') return 'already';
  if (known.owner !== null && known.owner !== deed.advisor.id) return 'other';
  const { advisor, escalation } = deed;
  const happening = { type: 'conversation_closed', advisor, escalation } as const;
  return (await play(tools, deed, known, happening)) === null ? 'already' : 'done';
}

type Standing = { readonly stored: StoredEscalation; readonly owner: string | null };

/** How things stand before a deed; null when it was never this advisor's to see. */
async function standing(tools: Tools, { escalation, advisor }: Deed): Promise<Standing | null> {
  const stored = await tools.escalations.find(escalation);
  if (!stored || !wasShown(stored, advisor.id)) return null;
  const loaded = await tools.store.readById(stored.conversation);
  return loaded && { stored, owner: loaded.state?.owner?.advisor ?? null };
}

/** The state after the deed; null when it was played before. */
async function play(
  tools: Tools,
  { inboxId }: Deed,
  { stored }: Standing,
  happening: Heard,
): Promise<State | null> {
  const at = tools.clock.now().toISOString();
  const played = await tools.playOn(stored.conversation, { inboxId, at, happening });
  return played.result === 'committed' ? played.state : null;
}

function wasShown({ to, takenBy }: StoredEscalation, advisor: string): boolean {
  return to.includes(advisor) || takenBy?.id === advisor;
}

function isMine({ status, takenBy }: StoredEscalation, advisor: string): boolean {
  return status === 'prise' && takenBy?.id === advisor;
}
