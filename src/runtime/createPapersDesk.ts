import { isAllValid, progress } from '../domain/checklist.ts';
import { type Paper, paperRef } from '../domain/paper.ts';
import type { Talk } from './advisorDesk.ts';
import type { Edition } from './edition.ts';
import { viewOf } from './escalationView.ts';
import type { Heard } from './incoming.ts';
import { inOrder, lineOf } from './paperLines.ts';
import type { ChecklistStore, Review, ViewLinks } from './paperPorts.ts';
import type { PaperDeed, PapersDesk, PapersView, ReviewResult } from './papersDesk.ts';
import type { PlayOn } from './playOn.ts';
import type { Clock } from './ports.ts';
import { type Standing, type StandingTools, standing } from './standing.ts';

type Tools = StandingTools & {
  readonly checklists: Pick<ChecklistStore, 'ofPerson' | 'personOf' | 'pagesOf' | 'review'>;
  readonly viewLinks: Pick<ViewLinks, 'create'>;
  /** Where a view link opens: `https://…/dossier/<token>`. */
  readonly viewUrl: (token: string) => string;
  readonly playOn: PlayOn;
  readonly edition: () => Edition;
  readonly clock: Clock;
};

/** The advisors' look at papers, over the kept checklists. */
export function createPapersDesk(tools: Tools): PapersDesk {
  return {
    has: (conversation) => has(tools, conversation),
    view: (escalation, advisor) => view(tools, escalation, advisor),
    talks: (advisor) => talks(tools, advisor),
    review: (deed) => review(tools, deed),
    async link(escalation, advisor, paper) {
      const known = await standing(tools, { escalation, advisor: { id: advisor } });
      if (!known || !mayAct(known, advisor)) return null;
      const { personId } = known.loaded;
      const ref = paper === null ? null : paperRef(paper);
      if (paper !== null && ref === null) return null;
      const subject = ref
        ? ({ kind: 'paper', personId, paper: ref } as const)
        : ({ kind: 'file', personId } as const);
      const link = await tools.viewLinks.create(subject, advisor, tools.clock.now());
      return link && { url: tools.viewUrl(link.token) };
    },
  };
}

async function has({ checklists }: Tools, conversation: string): Promise<boolean> {
  const person = await checklists.personOf(conversation);
  return person !== null && (await checklists.ofPerson(person)).length > 0;
}

/** The same rule as for situations; a closed one stays with those who answer for the person. */
function mayAct({ stored, loaded, owner }: Standing, advisor: string): boolean {
  if (owner !== null) return owner === advisor;
  if (stored.status !== 'close') return true;
  const { referent, substitute } = loaded.team;
  return [stored.takenBy?.id, referent?.id, substitute?.id].includes(advisor);
}

async function view(tools: Tools, escalation: string, advisor: string): Promise<PapersView | null> {
  const known = await standing(tools, { escalation, advisor: { id: advisor } });
  if (!known) return null;
  const { personId } = known.loaded;
  const papers = await tools.checklists.ofPerson(personId);
  if (papers.length === 0) return null;
  const { pieces, texts } = tools.edition();
  const lines = inOrder(papers, pieces).map(async (paper) => {
    const pages = paper.pages.length === 0 ? [] : await tools.checklists.pagesOf(personId, paper);
    return lineOf(paper, pages, pieces);
  });
  const { number, person } = viewOf(known.stored, texts);
  return {
    escalation,
    number,
    person,
    progress: progress(papers),
    lines: await Promise.all(lines),
    mayAct: mayAct(known, advisor),
  };
}

async function talks(tools: Tools, advisor: string): Promise<readonly Talk[]> {
  const shown = await tools.escalations.ofAdvisor(advisor);
  const theirs = shown.filter(({ takenBy }) => takenBy === null || takenBy.id === advisor);
  const first = new Map(theirs.toReversed().map((one) => [one.conversation, one]));
  const { texts } = tools.edition();
  const found = [...first.values()].toReversed().map(async (one): Promise<readonly Talk[]> => {
    if (!(await has(tools, one.conversation))) return [];
    const { number, person } = viewOf(one, texts);
    return [{ number, person, escalation: one.id }];
  });
  return (await Promise.all(found)).flat();
}

async function review(tools: Tools, deed: PaperDeed): Promise<ReviewResult> {
  const known = await standing(tools, deed);
  if (!known) return 'unknown';
  const { advisor, version } = deed;
  if (!mayAct(known, advisor.id)) return 'other';
  const paper = paperRef(deed.paper);
  if (!paper) return 'unknown';
  const { personId } = known.loaded;
  const at = tools.clock.now();
  const asked = { personId, paper, advisor: advisor.id, at, version, ...storedDecision(deed) };
  const reviewed = await tools.checklists.review(asked);
  if (reviewed.result === 'unknown') return 'unknown';
  const isOurs = reviewed.result === 'saved' || wasSaved(reviewed.paper, deed);
  if (!isOurs) return 'moved';
  const isTold = await tell(tools, known, deed, reviewed.paper);
  if (reviewed.result !== 'saved') return 'moved';
  return isTold ? 'done' : 'done_untold';
}

type StoredDecision =
  | { readonly decision: 'validate'; readonly validUntil: null }
  | Pick<Extract<Review, { decision: 'redo' }>, 'decision' | 'reason'>
  | Pick<Extract<Review, { decision: 'waive' }>, 'decision' | 'reason'>;

function storedDecision({ decision }: PaperDeed): StoredDecision {
  switch (decision.decision) {
    case 'validate':
      return { decision: 'validate', validUntil: null };
    case 'redo':
      return decision;
    case 'waive':
      return { decision: 'waive', reason: { code: 'conseiller', text: null } };
  }
}

/** A process may end between the decision and its telling: the next click on it tells, once. */
function wasSaved({ state, reviewedBy, reason }: Paper, { decision, advisor }: PaperDeed): boolean {
  return (
    decision.decision === 'redo' &&
    state === 'redo' &&
    reviewedBy === advisor.id &&
    reason?.code === decision.reason.code
  );
}

/** False when the person stopped the robot, or is gone. What asks nothing of them plays no turn. */
async function tell(
  tools: Tools,
  { stored, loaded }: Standing,
  deed: PaperDeed,
  paper: Paper,
): Promise<boolean> {
  const complete = isAllValid(await tools.checklists.ofPerson(loaded.personId));
  const happening = happeningOf(deed, paper, complete);
  if (!happening) return true;
  // A paper that was asked again is told of once, however often it is saved for other reasons.
  const stamp = deed.decision.decision === 'redo' ? paper.askedAt : String(paper.version);
  const inboxId = `review:${stored.conversation}:${deed.paper}:${stamp}`;
  const at = tools.clock.now().toISOString();
  const played = await tools.playOn(stored.conversation, { inboxId, at, happening });
  return played.result === 'committed' ? !played.state.stopped : played.result === 'duplicate';
}

/** Null when the person has nothing to hear. */
function happeningOf(
  { advisor, decision }: PaperDeed,
  { piece, borrower, before }: Paper,
  complete: boolean,
): Heard | null {
  const paper = { piece, borrower };
  const common = { type: 'paper_reviewed', advisor, paper, complete } as const;
  switch (decision.decision) {
    case 'validate':
      return complete ? { ...common, decision: 'validate' } : null;
    case 'redo':
      return { ...common, decision: 'redo', reason: decision.reason };
    case 'waive': {
      const asked = ASKED.some((state) => state === before?.state);
      return asked || complete ? { ...common, decision: 'waive', asked } : null;
    }
  }
}

const ASKED = ['requested', 'redo', 'expired'] as const;
