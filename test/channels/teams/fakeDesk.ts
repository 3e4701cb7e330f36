import type { Account, AdvisorDirectory, CardStore } from '../../../src/channels/teams/port.ts';
import type { AdvisorName } from '../../../src/engine/event.ts';
import type {
  AdvisorDesk,
  AdvisorView,
  Deed,
  DeedResult,
} from '../../../src/runtime/advisorDesk.ts';
import { type FakePapers, fakePapers } from './fakePapers.ts';
import { aView } from './views.ts';

export const MARTIN: AdvisorName = { id: 'martin', name: 'M. Martin' };
export const PETIT: AdvisorName = { id: 'petit', name: 'Mme Petit' };
export const TENANT = 'tenant-ccas';

type Situation = {
  readonly view: AdvisorView;
  status: AdvisorView['status'];
  holder: AdvisorName | null;
};

/** A desk in memory, with one situation a person, and what reached each person. */
export type FakeDesk = AdvisorDesk & {
  readonly papers: FakePapers;
  /** Corrections that were read, as « line: value ». */
  readonly corrected: string[];
  readonly said: { readonly person: string; readonly text: string; readonly by: string }[];
  open(view: AdvisorView): void;
};

export function fakeDesk(views: readonly AdvisorView[] = []): FakeDesk {
  const situations = new Map<string, Situation>();
  const played = new Set<string>();
  const said: FakeDesk['said'] = [];
  const open = (view: AdvisorView) => {
    situations.set(view.id, { view, status: 'ouverte', holder: null });
  };
  for (const view of views) open(view);

  /** Plays a deed once; gives what stood against it otherwise. */
  function play(deed: Deed, act: (situation: Situation) => DeedResult): DeedResult {
    const situation = situations.get(deed.escalation);
    if (!situation) return 'unknown';
    if (played.has(deed.inboxId)) return 'already';
    const result = act(situation);
    if (result === 'done') played.add(deed.inboxId);
    return result;
  }

  const corrected: string[] = [];
  return {
    papers: fakePapers(),
    corrected,
    said,
    open,
    async correct(deed) {
      const situation = situations.get(deed.escalation);
      if (!situation) return 'unknown';
      const { status, holder } = situation;
      if (status === 'close') return 'closed';
      if (holder && holder.id !== deed.advisor.id) return 'other';
      if (!/\d/.test(deed.text)) return 'unreadable';
      corrected.push(`${deed.name}: ${deed.text}`);
      return 'done';
    },
    async take(deed) {
      return play(deed, (situation) => {
        if (situation.status === 'close') return 'closed';
        if (situation.holder) return situation.holder.id === deed.advisor.id ? 'already' : 'other';
        situation.holder = deed.advisor;
        situation.status = 'prise';
        return 'done';
      });
    },
    async answer(deed) {
      return play(deed, ({ status, holder, view }) => {
        if (status === 'close') return 'closed';
        if (!holder) return 'not_taken';
        if (holder.id !== deed.advisor.id) return 'other';
        said.push({ person: view.id, text: deed.text, by: deed.advisor.id });
        return 'done';
      });
    },
    async close(deed) {
      return play(deed, (situation) => {
        if (situation.status === 'close') return 'already';
        if (situation.holder && situation.holder.id !== deed.advisor.id) return 'other';
        situation.status = 'close';
        return 'done';
      });
    },
    async openTalks(advisor) {
      return [...situations.values()]
        .filter(({ status, holder }) => status === 'prise' && holder?.id === advisor)
        .map(({ view: { id, number, person } }) => ({ escalation: id, number, person }));
    },
    async waiting(advisor) {
      return [...situations.values()]
        .filter(({ status, holder }) => status !== 'close' && (!holder || holder.id === advisor))
        .map(({ view }) => view.id);
    },
    async view(escalation, advisor) {
      const situation = situations.get(escalation);
      if (!situation) return null;
      const { view, status, holder } = situation;
      return {
        ...view,
        status,
        takenBy: holder?.name ?? null,
        mine: holder?.id === advisor,
        closedAt: status === 'close' ? '2026-03-03T10:00:00.000Z' : null,
      };
    },
  };
}

/** Two advisors, with the accounts that `account` gives them. */
export function fakeDirectory(
  account: (advisor: string) => Account = (advisor) => ({
    aadObjectId: `aad-${advisor}`,
    tenantId: TENANT,
  }),
): AdvisorDirectory & { readonly references: Map<string, unknown> } {
  const references = new Map<string, unknown>();
  const advisors = [MARTIN, PETIT];
  return {
    references,
    async recognise({ aadObjectId, tenantId }) {
      const isTheirs = (known: Account) =>
        known.aadObjectId === aadObjectId && known.tenantId === tenantId;
      return advisors.find(({ id }) => isTheirs(account(id))) ?? null;
    },
    async remember(advisor, reference) {
      references.set(advisor, JSON.parse(JSON.stringify(reference)));
    },
    async reach(advisor) {
      if (!advisors.some(({ id }) => id === advisor)) return null;
      return { reference: references.get(advisor) ?? null, account: account(advisor) };
    },
  };
}

export function fakeCards(): CardStore & { readonly standing: Map<string, string> } {
  const standing = new Map<string, string>();
  return {
    standing,
    async find(escalation, advisor) {
      return standing.get(`${escalation} ${advisor}`) ?? null;
    },
    async keep(escalation, advisor, activityId) {
      standing.set(`${escalation} ${advisor}`, activityId);
    },
  };
}

export function threePeople(): readonly AdvisorView[] {
  return [
    aView({ id: 'e-durand', number: 12, name: 'Mme D.' }),
    aView({ id: 'e-benali', number: 13, name: 'M. B.' }),
    aView({ id: 'e-kone', number: 14, name: 'Mme K.' }),
  ];
}
