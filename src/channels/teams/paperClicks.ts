import type { Decision, PapersView } from '../../runtime/papersDesk.ts';
import { papersCard, type ShowingPapers } from './cards/papers.ts';
import type { PaperClick } from './clickMeaning.ts';
import type { Clicked } from './clicks.ts';
import { clickCard, clickText, type Reply } from './reply.ts';
import { reviewNotice } from './results.ts';
import { NO_PAPERS } from './words.ts';

/** Does what a button of the card of papers says, and gives the card as it stands then. */
export async function paperClick(clicked: Clicked, meaning: PaperClick): Promise<Reply> {
  switch (meaning.verb) {
    case 'see':
      return await see(clicked, meaning);
    case 'validate':
      return await decide(clicked, meaning, { decision: 'validate' });
    case 'waive': {
      const { paper, step } = meaning;
      if (step === 'do') return await decide(clicked, meaning, { decision: 'waive' });
      return await show(clicked, meaning, { open: { paper, what: 'waive' } });
    }
    case 'redo':
      return await redo(clicked, meaning);
  }
}

/** The link is made now, for this advisor; the card that is kept never holds it. */
async function see(
  clicked: Clicked,
  { escalation, paper }: Extract<PaperClick, { verb: 'see' }>,
): Promise<Reply> {
  const link = await clicked.desk.papers.link(escalation, clicked.advisor.id, paper);
  if (!link) return clickText(NO_PAPERS);
  return await show(clicked, { escalation }, { link: { paper, url: link.url } });
}

async function redo(
  clicked: Clicked,
  meaning: Extract<PaperClick, { verb: 'redo' }>,
): Promise<Reply> {
  const { paper, step, reason, text } = meaning;
  const words = text.trim();
  const open = { paper, what: 'redo', reason, text: words } as const;
  if (step !== 'do') return await show(clicked, meaning, { open });
  if (reason === null) return await show(clicked, meaning, { open, notice: warned(CHOOSE_FIRST) });
  if (reason === 'autre' && words === '')
    return await show(clicked, meaning, { open, notice: warned(WRITE_REASON) });
  const said = words === '' ? null : words;
  return await decide(clicked, meaning, { decision: 'redo', reason: { code: reason, text: said } });
}

const CHOOSE_FIRST = "Choisissez d'abord une raison. Rien n'est parti.";
const WRITE_REASON = "Écrivez la raison pour la personne. Rien n'est parti.";

function warned(words: string) {
  return { words, look: 'warning' } as const;
}

type Decided = { readonly escalation: string; readonly paper: string; readonly version: number };

async function decide(
  clicked: Clicked,
  { escalation, paper, version }: Decided,
  decision: Decision,
): Promise<Reply> {
  const { desk, advisor, inboxId } = clicked;
  const deed = { advisor, escalation, inboxId, paper, version, decision };
  const result = await desk.papers.review(deed);
  if (result === 'unknown') return clickText(NO_PAPERS);
  const notice = (view: PapersView) => {
    const line = view.lines.find(({ key }) => key === paper);
    return reviewNotice(result, decision.decision, line?.title ?? 'Ce papier');
  };
  return await shown(clicked, escalation, true, (view) => ({ notice: notice(view) }));
}

/** Fields and links that are open stand in the answer only: the message keeps the plain card. */
async function show(
  clicked: Clicked,
  { escalation }: { readonly escalation: string },
  showing: Omit<ShowingPapers, 'timeZone'>,
): Promise<Reply> {
  return await shown(clicked, escalation, false, () => showing);
}

async function shown(
  { desk, advisor, timeZone }: Clicked,
  escalation: string,
  persist: boolean,
  showing: (view: PapersView) => Omit<ShowingPapers, 'timeZone'>,
): Promise<Reply> {
  const view = await desk.papers.view(escalation, advisor.id);
  if (!view) return clickText(NO_PAPERS);
  return clickCard(papersCard(view, { timeZone, ...showing(view) }), persist);
}
