import { html } from 'hono/html';
import { ICONS } from './icons.ts';
import type { Frame, Html } from './layout.ts';
import { lackingPart, pagesPart, sendingPart, wholePart } from './paperParts.ts';
import type { AskedPaper, PaperState } from './ports.ts';
import { canSend, isOpen } from './standing.ts';
import type { PageText } from './texts.ts';

/** What has just happened to a paper, in words; `wrong` for what did not go. */
export type Notice = { readonly paper: string; readonly words: string; readonly wrong: boolean };

/** One paper: what it is, where it stands, and what can be done about it. */
export function paperCard(frame: Frame, paper: AskedPaper, notice: Notice | null): Html {
  const { say } = frame.reader;
  const { id, title, why } = paper;
  const { badge, icon, tone, sentence } = shownAs(paper);
  const open = isOpen(paper);
  // Once something new has come, what was wrong before is behind.
  const redone = paper.state !== 'to_redo' || paper.problem === null || paper.pages.length > 0;
  return html`<section class="paper ${tone}" id="papier-${id}" data-paper="${id}" aria-labelledby="titre-${id}">
<div data-fresh="papier-${id}">
<p class="badge">${ICONS[icon]}${say(badge)}</p>
<h2 id="titre-${id}" tabindex="-1"><bdi>${title}</bdi></h2>
${open && why !== null ? html`<p class="why"><bdi>${why}</bdi></p>` : ''}
${sentence ? html`<p>${say(sentence)}</p>` : ''}
${redone ? '' : html`<p class="notice wrong"><bdi>${paper.problem}</bdi></p>`}
${notice?.paper === id ? html`<p class="notice ${notice.wrong ? 'wrong' : 'well'}" data-notice>${notice.words}</p>` : ''}
${open ? openPart(frame, paper) : closedPart(frame, paper)}
</div>
<div class="sendings"></div>
</section>`;
}

function openPart(frame: Frame, paper: AskedPaper): Html {
  return html`${pagesPart(frame, paper)}${wholePart(frame, paper)}${sendingPart(frame, paper)}${lackingPart(frame, paper)}`;
}

/** What is behind the person takes little room, and can still be changed. */
function closedPart(frame: Frame, paper: AskedPaper): Html | '' {
  if (!canSend(paper)) return '';
  return html`<details id="changer-${paper.id}"><summary>${frame.reader.say('bouton.changer')}</summary>${pagesPart(frame, paper)}${sendingPart(frame, paper)}</details>`;
}

type Look = {
  readonly badge: PageText;
  readonly icon: keyof typeof ICONS;
  readonly tone: 'todo' | 'redo' | 'done';
  readonly sentence: PageText | null;
};

const LOOKS: Readonly<Record<PaperState, Look>> = {
  asked: { badge: 'etat.a_envoyer', icon: 'todo', tone: 'todo', sentence: null },
  received: { badge: 'etat.recu', icon: 'done', tone: 'done', sentence: 'dit.recu' },
  validated: { badge: 'etat.valide', icon: 'done', tone: 'done', sentence: 'dit.valide' },
  to_redo: { badge: 'etat.a_refaire', icon: 'again', tone: 'redo', sentence: 'dit.a_refaire' },
  expired: { badge: 'etat.ancien', icon: 'again', tone: 'redo', sentence: 'dit.ancien' },
  waived: { badge: 'etat.plus_besoin', icon: 'done', tone: 'done', sentence: 'dit.plus_besoin' },
  lacking: { badge: 'etat.absent', icon: 'done', tone: 'done', sentence: 'dit.absent' },
};

function shownAs(paper: AskedPaper): Look {
  if (!isOpen(paper) || paper.pages.length === 0) return LOOKS[paper.state];
  return { badge: 'etat.en_cours', icon: 'started', tone: 'todo', sentence: null };
}
