import { html } from 'hono/html';
import { type Frame, type Html, layout } from './layout.ts';
import { type Notice, paperCard } from './paperCard.ts';
import type { OpenLink } from './ports.ts';
import { standing } from './standing.ts';
import type { PageText, Reader } from './texts.ts';

/** The papers of a person: what is done, what remains, and the way to send it. */
export function papersPage(frame: Frame, link: OpenLink, notice: Notice | null): Html {
  const { reader, home, query } = frame;
  const { say } = reader;
  const { firstName, papers, expiresAt } = link;
  const { done, total } = standing(papers);
  const rank = done === total ? 'primary' : '';
  const greeting = firstName === null ? say('bonjour_sans') : say('bonjour', { prenom: firstName });
  return layout(
    frame,
    say('titre'),
    html`<main data-home="${home}" data-query="${query}" data-words="${wordsOfScript(reader)}">
<h1>${say('titre')}</h1>
<p class="hello" dir="auto">${greeting}</p>
<p>${say('intro')}</p>
<div class="progress" data-fresh="avancement">${progress(reader, done, total)}</div>
${papers.map((paper) => paperCard(frame, paper, notice))}
<form class="end" method="get" action="${home}/fin" data-fresh="fin">
${query === '' ? '' : html`<input type="hidden" name="langue" value="${reader.language}">`}
<button class="button ${rank}">${say('bouton.fini')}</button>
</form>
<footer><p>${say('garde')}</p><p>${say('jusqua', { moment: expiresAt.toISOString() })}</p></footer>
</main>
<p id="spoken" class="hidden" role="status"></p>`,
    { script: true },
  );
}

function progress({ say }: Reader, done: number, total: number): Html {
  if (total === 0) return html`<p>${say('rien_demande')}</p>`;
  const words =
    done === total
      ? say('tous')
      : done === 0
        ? say('aucun', { count: total })
        : say('faits', { count: done, total });
  return html`<p id="progress">${words}</p><progress max="${total}" value="${done}" aria-labelledby="progress"></progress>`;
}

/** What the script says while a file leaves; it has no words of its own. */
const SCRIPT_WORDS = [
  'envoi.attente',
  'envoi.prepare',
  'envoi.part',
  'envoi.regarde',
  'envoi.coupe',
  'envoi.rate',
  'bouton.reessayer',
  'bouton.laisser',
  'refus.vide',
  'refus.trop_gros',
] as const satisfies readonly PageText[];

function wordsOfScript({ say }: Reader): string {
  return JSON.stringify(Object.fromEntries(SCRIPT_WORDS.map((key) => [key, say(key)])));
}
