import type { AdvisorView } from '../../../runtime/advisorDesk.ts';
import { escapeMarkdown } from '../escape.ts';
import { fitted, shorten } from '../shorten.ts';
import {
  answerTo,
  dangerInWords,
  languageInWords,
  MOTIVES,
  momentInWords,
  NOTIFICATION,
  nameOf,
  nextMoment,
  URGENCIES,
} from '../words.ts';
import { type Correcting, correctionPart } from './correction.ts';
import {
  adaptiveCard,
  answerField,
  button,
  buttons,
  type Card,
  container,
  type Element,
  runs,
  sideBySide,
  text,
} from './elements.ts';
import { type Notice, noticeLine } from './notice.ts';

/** How a card is shown: the time zone of the CCAS, and a line about what the advisor just did. */
export type Showing = {
  readonly timeZone: string;
  readonly notice?: Notice | null;
  /** The fields of a correction are open. */
  readonly correcting?: Correcting | null;
};

/** An escalation as the advisor sees it now. The same view gives the same card. */
export function situationCard(view: AdvisorView, showing: Showing): Card {
  const notice = showing.notice ? [noticeLine(showing.notice)] : [];
  const isCorrecting = Boolean(showing.correcting) && canCorrect(view);
  return fitted((length) =>
    adaptiveCard(NOTIFICATION.situation, [
      header(view),
      ...(isCorrecting ? [] : notice),
      status(view, showing),
      ...danger(view),
      facts(view, length),
      ...lastMessages(view, showing, length),
      ...(isCorrecting && showing.correcting
        ? // The card is long: what went wrong stands where the advisor is typing.
          [...notice, ...correctionPart(view, showing.correcting)]
        : [...actions(view), ...more(view)]),
    ]),
  );
}

function header(view: AdvisorView): Element {
  const open = view.status === 'ouverte';
  const urgency = URGENCIES[view.urgency];
  const title = text(`Situation ${view.number}`, {
    style: 'heading',
    size: 'Large',
    weight: 'Bolder',
  });
  const motive = text(MOTIVES[view.motive], { spacing: 'None', weight: 'Bolder' });
  // On its coloured ground a word in the same colour could hardly be read.
  const badge = text(view.status === 'close' ? 'Close' : urgency.words, {
    weight: 'Bolder',
    wrap: false,
  });
  const style = open ? urgency.style : view.status === 'prise' ? 'good' : 'emphasis';
  return container([sideBySide([title, motive], [badge])], { style, bleed: true });
}

function status(view: AdvisorView, { timeZone }: Showing): Element {
  return text(statusWords(view, timeZone), { isSubtle: view.status === 'close' });
}

function statusWords(view: AdvisorView, timeZone: string): string {
  const { status, takenBy, openedAt, closedAt } = view;
  const by = takenBy === null ? '' : ` par ${escapeMarkdown(takenBy)}`;
  switch (status) {
    case 'ouverte':
      return `⏳ En attente depuis le ${momentInWords(openedAt, timeZone)}`;
    case 'prise':
      return view.mine ? '🤝 Vous suivez cette personne' : `🤝 Situation suivie${by}`;
    case 'close': {
      const when = closedAt === null ? '' : ` le ${momentInWords(closedAt, timeZone)}`;
      return `✅ Situation close${view.mine ? ' par vous' : by}${when}`;
    }
  }
}

function danger({ danger: found, status }: AdvisorView): readonly Element[] {
  if (found === null || status === 'close') return [];
  const line = text(`⚠️ ${escapeMarkdown(dangerInWords(found))}`, {
    weight: 'Bolder',
    color: 'Attention',
  });
  return [container([line], { style: 'attention' })];
}

/** Who it is, then what the person was asked and answered. */
function facts(view: AdvisorView, length: number): Element {
  const { person, summary, status } = view;
  const who = [
    { title: 'Personne', value: nameOf(view) },
    ...(person.caseNumber === null ? [] : [{ title: 'Dossier', value: person.caseNumber }]),
    { title: 'Langue', value: languageInWords(person.language) },
  ];
  const asked = summary.map(({ label, value }) => ({ title: label, value }));
  // A closed card stays for ever in the chat: the story leaves it.
  const shown = status === 'close' ? who : [...who, ...asked];
  return {
    type: 'FactSet',
    separator: true,
    spacing: 'Medium',
    facts: shown.map(({ title, value }) => ({
      title: factWords(title, Math.min(length, 200)),
      value: factWords(value, length),
    })),
  };
}

/** A fact stands on one line of Markdown. */
function factWords(words: string, length: number): string {
  return escapeMarkdown(shorten(words.trim().replace(/\s*[\r\n]+\s*/g, ' · '), length));
}

function lastMessages(
  { lastMessages: messages, status, mine }: AdvisorView,
  { timeZone }: Showing,
  length: number,
): readonly Element[] {
  // What is said is for the advisor who may act on it.
  const mayAct = status === 'ouverte' || (status === 'prise' && mine);
  if (messages.length === 0 || !mayAct) return [];
  const items = messages.flatMap(({ from, text: words, at }, index) => {
    const when = nextMoment(at, messages[index - 1]?.at, timeZone);
    const line = `**${escapeMarkdown(from)}** · ${when}`;
    return [
      text(line, { size: 'Small', isSubtle: true, spacing: 'Medium' }),
      ...runs(shorten(words, length)),
    ];
  });
  const heading = text('Derniers messages', { weight: 'Bolder' });
  return [container([heading, ...items], { style: 'emphasis', spacing: 'Medium' })];
}

function actions(view: AdvisorView): readonly Element[] {
  const data = { escalation: view.id, card: 'situation' } as const;
  if (view.status === 'close' || isHeldByOther(view)) return [];
  const field = answerField(answerTo(view));
  const answer = button('answer', 'Répondre', data, view.mine ? { style: 'positive' } : {});
  const close = button('close', 'Clore', data);
  if (view.mine) return [field, buttons([answer, close])];
  const take = button('take', 'Prendre en charge', data, { style: 'positive' });
  const hint = text('Répondre prend aussi la situation en charge.', {
    size: 'Small',
    isSubtle: true,
    spacing: 'Small',
  });
  return [field, hint, buttons([take, answer, close])];
}

/** The less frequent buttons, under the others. */
function more(view: AdvisorView): readonly Element[] {
  if (view.status === 'close' || isHeldByOther(view)) return [];
  const data = { escalation: view.id, card: 'situation' } as const;
  const made = [
    ...(view.hasPapers ? [button('papers', 'Voir les papiers', data)] : []),
    ...(canCorrect(view) ? [button('correct', 'Corriger une réponse', data)] : []),
  ];
  return made.length === 0 ? [] : [buttons(made)];
}

function canCorrect(view: AdvisorView): boolean {
  return view.correctable.length > 0 && view.status !== 'close' && !isHeldByOther(view);
}

function isHeldByOther({ status, mine }: AdvisorView): boolean {
  return status === 'prise' && !mine;
}
