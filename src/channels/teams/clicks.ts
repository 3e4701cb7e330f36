import type { AdvisorName } from '../../engine/event.ts';
import type { AdvisorDesk, AdvisorView, Deed, DeedResult } from '../../runtime/advisorDesk.ts';
import type { Card } from './cards/elements.ts';
import { messageCard } from './cards/message.ts';
import { type Notice, noticeCard, sentCard } from './cards/notice.ts';
import { papersCard } from './cards/papers.ts';
import { situationCard } from './cards/situation.ts';
import type { ClickMeaning } from './clickMeaning.ts';
import { paperClick } from './paperClicks.ts';
import { clickCard, clickText, type Reply } from './reply.ts';
import { answerNotice, closeNotice, correctionNotice, overNotice, takeNotice } from './results.ts';
import { GONE, NO_PAPERS, NOTIFICATION, toWhom, WRITE_FIRST } from './words.ts';

/** A click, with who clicked and what it is done with. */
export type Clicked = {
  readonly desk: AdvisorDesk;
  readonly timeZone: string;
  readonly advisor: AdvisorName;
  readonly inboxId: string;
};

/** Does what a button says, and gives the card as it stands then. A second click changes nothing. */
export async function click(clicked: Clicked, meaning: ClickMeaning): Promise<Reply> {
  switch (meaning.verb) {
    case 'take': {
      const result = await clicked.desk.take(deedOf(clicked, meaning));
      return await situation(clicked, meaning, (view) => takeNotice(result, view));
    }
    case 'close': {
      const result = await clicked.desk.close(deedOf(clicked, meaning));
      return await situation(clicked, meaning, (view) => closeNotice(result, view));
    }
    case 'answer':
      return await answer(clicked, meaning);
    case 'choose':
      return await choose(clicked, meaning);
    case 'papers':
      return await papers(clicked, meaning);
    case 'correct':
      return await correct(clicked, meaning);
    default:
      return await paperClick(clicked, meaning);
  }
}

/** On the card of papers it is shown again as it stands; from a situation it comes under it, as a new card. */
async function papers(
  { desk, advisor, timeZone }: Clicked,
  { escalation, card }: Extract<ClickMeaning, { verb: 'papers' }>,
): Promise<Reply> {
  const view = await desk.papers.view(escalation, advisor.id);
  if (!view) return clickText(NO_PAPERS);
  const made = papersCard(view, { timeZone });
  if (card === 'papers') return clickCard(made, true);
  const post = { kind: 'card', card: made, summary: NOTIFICATION.papers } as const;
  return { posts: [post], click: { kind: 'text', text: HERE_ARE_THE_PAPERS } };
}

const HERE_ARE_THE_PAPERS = 'Voici les papiers, en bas de la conversation.';

async function correct(
  clicked: Clicked,
  meaning: Extract<ClickMeaning, { verb: 'correct' }>,
): Promise<Reply> {
  const { desk, advisor, timeZone } = clicked;
  const { escalation, step, name, text } = meaning;
  const show = (
    make: (view: AdvisorView) => Omit<Parameters<typeof situationCard>[1], 'timeZone'>,
  ) =>
    shown(desk, escalation, advisor, false, (view) =>
      situationCard(view, { timeZone, ...make(view) }),
    );
  if (step !== 'do') return await show(() => ({ correcting: step === 'ask' ? { name } : null }));
  if (name === null || text.trim() === '')
    return await show(() => ({ correcting: { name, text }, notice: CORRECT_FIRST }));
  const result = await desk.correct({ ...deedOf(clicked, meaning), name, text });
  return await show((view) => {
    const line = view.correctable.find((one) => one.name === name);
    const notice = correctionNotice(result, view, line ?? { label: name, example: '' });
    return { notice, correcting: result === 'unreadable' ? { name, text } : null };
  });
}

const CORRECT_FIRST: Notice = {
  words: "Choisissez une réponse et écrivez la bonne. Rien n'est changé.",
  look: 'warning',
};

async function answer(
  clicked: Clicked,
  meaning: Extract<ClickMeaning, { verb: 'answer' }>,
): Promise<Reply> {
  const { text, words } = meaning;
  if (!text) {
    if (words === null) return clickText(WRITE_FIRST);
    return await message(clicked, meaning, words, () => null);
  }
  const result = await takeAndAnswer(clicked.desk, { ...deedOf(clicked, meaning), text });
  const notice = (view: AdvisorView) => answerNotice(result, view, text);
  return words === null
    ? await situation(clicked, meaning, notice)
    : await message(clicked, meaning, words, notice);
}

/** Answering takes what nobody has taken: advisors expect it. */
async function takeAndAnswer(
  desk: AdvisorDesk,
  deed: Deed & { readonly text: string },
): Promise<DeedResult | 'taken_and_done'> {
  const first = await desk.answer(deed);
  if (first !== 'not_taken') return first;
  const taken = await desk.take({ ...deed, inboxId: `${deed.inboxId}/take` });
  if (taken !== 'done' && taken !== 'already') return taken;
  const second = await desk.answer(deed);
  return second === 'done' && taken === 'done' ? 'taken_and_done' : second;
}

/** Words that were typed in the chat leave for the person that the button names, once. */
async function choose(
  { desk, advisor }: Clicked,
  { escalation, text, message: inboxId }: Extract<ClickMeaning, { verb: 'choose' }>,
): Promise<Reply> {
  if (text === '') return clickText(WRITE_FIRST);
  const result = await desk.answer({ advisor, escalation, inboxId, text });
  const view = await desk.view(escalation, advisor.id);
  if (!view) return clickText(GONE);
  const card =
    result === 'done' ? sentCard(toWhom(view), text) : noticeCard(answerNotice(result, view, text));
  return clickCard(card, true);
}

function deedOf({ advisor, inboxId }: Clicked, { escalation }: { escalation: string }): Deed {
  return { advisor, escalation, inboxId };
}

/** The outbox changes this card for everybody: the answer to the click only shows it sooner. */
async function situation(
  clicked: Clicked,
  { escalation }: ClickMeaning,
  noticeFor: (view: AdvisorView) => Notice | null,
): Promise<Reply> {
  const { desk, advisor, timeZone } = clicked;
  return await shown(desk, escalation, advisor, false, (view) =>
    situationCard(view, { timeZone, notice: noticeFor(view) }),
  );
}

async function message(
  { desk, advisor }: Clicked,
  { escalation }: ClickMeaning,
  words: string,
  noticeFor: (view: AdvisorView) => Notice | null,
): Promise<Reply> {
  return await shown(desk, escalation, advisor, true, (view) => {
    const notice = noticeFor(view);
    const holds = view.mine && view.status === 'prise';
    if (!holds) return messageCard(view, words, 'over', notice ?? overNotice(view));
    return messageCard(view, words, notice ? 'folded' : 'open', notice);
  });
}

async function shown(
  desk: AdvisorDesk,
  escalation: string,
  advisor: AdvisorName,
  persist: boolean,
  make: (view: AdvisorView) => Card,
): Promise<Reply> {
  const view = await desk.view(escalation, advisor.id);
  return view ? clickCard(make(view), persist) : clickText(GONE);
}
