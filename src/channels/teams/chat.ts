import type { AdvisorName } from '../../engine/event.ts';
import type { AdvisorDesk } from '../../runtime/advisorDesk.ts';
import type { Log } from '../../runtime/ports.ts';
import type { Activity } from './activity.ts';
import { chooseCard } from './cards/choose.ts';
import { helpCard, noticeCard, sentCard } from './cards/notice.ts';
import { papersCard } from './cards/papers.ts';
import { situationCard } from './cards/situation.ts';
import { click } from './clicks.ts';
import { accountOf, inboxIdOf, type Meaning, readActivity } from './inbound.ts';
import { asksForPapers } from './paperWords.ts';
import type { AdvisorDirectory } from './port.ts';
import { clickText, type Post, posting, type Reply, SILENCE } from './reply.ts';
import { answerNotice } from './results.ts';
import * as words from './words.ts';

export type ChatParts = {
  readonly desk: AdvisorDesk;
  readonly directory: AdvisorDirectory;
  /** Of the CCAS: the moments on cards are told in it. */
  readonly timeZone: string;
  /** An id for a click to which the platform gave none. */
  readonly newId: () => string;
  readonly log: Log;
};

/** The bot as advisors speak with it: an activity in, what it says at once out. */
export type Chat = {
  /** `reference` is where the Bot Framework reaches the speaker; it is kept for an advisor. */
  hear(activity: Activity, reference: unknown): Promise<Reply>;
};

export function createChat(parts: ChatParts): Chat {
  const { directory, log } = parts;
  return {
    async hear(activity, reference) {
      const meaning = readActivity(activity);
      const isClick = activity.type === 'invoke';
      if (meaning.kind === 'not_private') return say(words.NOT_PRIVATE, isClick);
      const account = accountOf(activity);
      const advisor = account && (await directory.recognise(account));
      if (!advisor) {
        // Somebody who only leaves, or edits, is told nothing.
        return meaning.kind === 'passed_over' ? SILENCE : say(words.NO_ACCESS, isClick);
      }
      await directory.remember(advisor.id, reference);
      if (meaning.kind === 'passed_over')
        log({ level: 'info', name: 'teams_passed_over', fields: { what: meaning.what } });
      return await answer(parts, activity, meaning, advisor);
    },
  };
}

async function answer(
  parts: ChatParts,
  activity: Activity,
  meaning: Exclude<Meaning, { kind: 'not_private' }>,
  advisor: AdvisorName,
): Promise<Reply> {
  const inboxId = inboxIdOf(activity) ?? `teams:${activity.recipient.id}:${parts.newId()}`;
  switch (meaning.kind) {
    case 'clicked':
      return await click({ ...parts, advisor, inboxId }, meaning.click);
    case 'wrote':
      return await freeText(parts, advisor, inboxId, meaning.text);
    case 'installed':
      return posting(help([words.welcome(advisor.name)]), ...(await waitingCards(parts, advisor)));
    case 'wrote_too_much':
      return say(words.TOO_LONG, activity.type === 'invoke');
    case 'sent_file':
      return say(words.NO_FILE, false);
    case 'edited':
      return say(words.EDITED, false);
    case 'unknown_click':
      return clickText(words.GONE);
    case 'passed_over':
      return SILENCE;
  }
}

/** Words typed in the chat: said when they can only be for one person; asked about otherwise. */
async function freeText(
  parts: ChatParts,
  advisor: AdvisorName,
  inboxId: string,
  text: string,
): Promise<Reply> {
  const { desk } = parts;
  if (asksForPapers(text)) return await papers(parts, advisor);
  const [talk, ...others] = await desk.openTalks(advisor.id);
  if (!talk) return await nobody(parts, advisor);
  if (others.length > 0) return posting(card(chooseCard([talk, ...others], text, inboxId)));
  const { escalation } = talk;
  const result = await desk.answer({ advisor, escalation, inboxId, text });
  if (result === 'done') return posting(card(sentCard(words.toWhom(talk), text)));
  const view = await desk.view(escalation, advisor.id);
  return view
    ? posting(card(noticeCard(answerNotice(result, view, text))))
    : posting({ kind: 'text', text: words.GONE });
}

/** The papers of each person whose situation is open with this advisor. Nothing goes to anybody. */
async function papers(parts: ChatParts, advisor: AdvisorName): Promise<Reply> {
  const { desk, timeZone } = parts;
  const talks = (await desk.papers.talks(advisor.id)).slice(0, CARDS_AGAIN);
  const views = await Promise.all(
    talks.map(({ escalation }) => desk.papers.view(escalation, advisor.id)),
  );
  const cards = views.flatMap((view): readonly Post[] =>
    view
      ? [{ kind: 'card', card: papersCard(view, { timeZone }), summary: words.NOTIFICATION.papers }]
      : [],
  );
  return cards.length > 0 ? posting(...cards) : posting(help(words.NO_PAPERS_AT_ALL));
}

async function nobody(parts: ChatParts, advisor: AdvisorName): Promise<Reply> {
  const cards = await waitingCards(parts, advisor);
  const lines = cards.length > 0 ? [...words.NOBODY, words.HERE_THEY_ARE] : words.NOBODY;
  return posting(help(lines), ...cards);
}

/** Most cards shown again at once: the others stand higher in the chat. */
const CARDS_AGAIN = 10;

async function waitingCards(
  { desk, timeZone }: ChatParts,
  advisor: AdvisorName,
): Promise<readonly Post[]> {
  const waiting = (await desk.waiting(advisor.id)).slice(0, CARDS_AGAIN);
  const views = await Promise.all(waiting.map((escalation) => desk.view(escalation, advisor.id)));
  return views.flatMap((view): readonly Post[] =>
    view
      ? [
          {
            kind: 'card',
            card: situationCard(view, { timeZone }),
            summary: words.NOTIFICATION.situation,
            stands: { escalation: view.id, advisor: advisor.id },
          },
        ]
      : [],
  );
}

function help(lines: readonly string[]): Post {
  return card(helpCard(lines));
}

function card(made: ReturnType<typeof helpCard>): Post {
  return { kind: 'card', card: made, summary: words.NOTIFICATION.notice };
}

function say(text: string, isClick: boolean): Reply {
  return isClick ? clickText(text) : posting({ kind: 'text', text });
}
