import type { State } from '../engine/state.ts';
import type {
  AdvisorDesk,
  AdvisorView,
  Correction,
  CorrectionResult,
  Deed,
  DeedResult,
} from './advisorDesk.ts';
import { correctableOf, readCorrection } from './correction.ts';
import type { Edition } from './edition.ts';
import { viewOf } from './escalationView.ts';
import type { Heard } from './incoming.ts';
import type { PapersDesk } from './papersDesk.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock, StoredEscalation } from './ports.ts';
import { type Standing, type StandingTools, standing, wasShown } from './standing.ts';

type Tools = StandingTools & {
  readonly playOn: PlayOn;
  readonly edition: () => Edition;
  readonly clock: Clock;
  readonly papers: PapersDesk;
};

/** The advisors' work: each deed is an event on the person's conversation. */
export function createDesk(tools: Tools): AdvisorDesk {
  const { escalations, edition } = tools;
  return {
    take: (deed) => take(tools, deed),
    answer: (deed) => answer(tools, deed),
    close: (deed) => close(tools, deed),
    correct: (deed) => correct(tools, deed),
    papers: tools.papers,
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
      return {
        ...viewOf(stored, edition().texts),
        mine: isMine(stored, advisor),
        hasPapers: await tools.papers.has(stored.conversation),
        correctable: correctableOf(stored, edition()),
      };
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

async function correct(tools: Tools, deed: Correction): Promise<CorrectionResult> {
  const known = await standing(tools, deed);
  if (known === null) return 'unknown';
  if (known.stored.status === 'close') return 'closed';
  if (known.owner !== null && known.owner !== deed.advisor.id) return 'other';
  const edition = tools.edition();
  const { advisor, escalation, name, text } = deed;
  if (!correctableOf(known.stored, edition).some((line) => line.name === name)) return 'unknown';
  const value = readCorrection(name, text, edition, tools.clock.now().toISOString());
  if (value === null) return 'unreadable';
  const happening = { type: 'fact_corrected', advisor, escalation, name, value } as const;
  return (await play(tools, deed, known, happening)) === null ? 'already' : 'done';
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

function isMine({ status, takenBy }: StoredEscalation, advisor: string): boolean {
  return status === 'prise' && takenBy?.id === advisor;
}
