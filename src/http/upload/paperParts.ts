import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import { ICONS } from './icons.ts';
import type { Frame, Html } from './layout.ts';
import type { AskedPaper, SentPage } from './ports.ts';
import { looksWhole } from './standing.ts';
import type { PageText } from './texts.ts';

type Part = (frame: Frame, paper: AskedPaper) => Html | '';

/** What came already, each with its « Retirer ». */
export const pagesPart: Part = (frame, paper) => {
  if (paper.pages.length === 0) return '';
  const { say } = frame.reader;
  return html`<h3 class="hidden">${say('pages', { count: paper.pages.length })}</h3>
<ul class="pages">${paper.pages.map((page, index) => pageLine(frame, paper, page, index + 1))}</ul>`;
};

function pageLine({ reader, home, query }: Frame, paper: AskedPaper, page: SentPage, n: number) {
  const { say } = reader;
  const name = say(page.kind === 'pdf' ? 'page.pdf' : 'page.photo', { numero: n });
  const picture = page.hasThumbnail
    ? html`<img src="${home}/vignette/${page.id}" alt="" width="48" height="48" loading="lazy">`
    : html`<span class="thumb">${page.kind === 'pdf' ? ICONS.file : ICONS.photo}</span>`;
  const label = say('retirer_quoi', { page: name, papier: paper.title });
  return html`<li>${picture}<span>${name}</span><form method="post" action="${home}/retirer/${page.id}${query}" data-act><button class="quiet" id="retirer-${page.id}" aria-label="${label}">${say('bouton.retirer')}</button></form></li>`;
}

/** What makes the paper whole, and « C'est tout ». */
export const wholePart: Part = (frame, paper) => {
  const { reader, home, query } = frame;
  const wanted = wantedWords(frame, paper);
  const said = wanted === null ? '' : html`<p class="wanted">${wanted}</p>`;
  if (paper.pages.length === 0) return said;
  const rank = looksWhole(paper) ? 'primary' : '';
  return html`${said}<form method="post" action="${home}/tout/${paper.id}${query}" data-act><button class="button ${rank}" id="tout-${paper.id}">${ICONS.done}${reader.say('bouton.tout')}</button></form>`;
};

function wantedWords({ reader: { say } }: Frame, { wanted }: AskedPaper): string | null {
  if (wanted === null) return null;
  const { of, count } = wanted;
  if (of === 'faces') return count === 1 ? null : say('voulu.faces');
  if (of === 'months')
    return count === null ? say('voulu.mois_tous') : say('voulu.mois', { count });
  if (count === 1) return null;
  return count === null ? say('voulu.pages_toutes') : say('voulu.pages', { count });
}

/**
 * The way in for a photo or a file. Without the script it is a plain form with its « Envoyer »; with it
 * the labels are the buttons, and what is chosen leaves at once.
 */
export const sendingPart: Part = ({ reader: { say }, home, query }, paper) => {
  const { id, title } = paper;
  const more = paper.pages.length > 0;
  const [photo, file]: readonly [PageText, PageText] = more
    ? ['bouton.ajouter_page', 'bouton.ajouter_fichier']
    : ['bouton.photo', 'bouton.fichier'];
  const rank = looksWhole(paper) ? '' : 'primary';
  const named = html`<span class="hidden">, ${title}</span>`;
  return html`<form class="sending" method="post" enctype="multipart/form-data" action="${home}/envoi/${id}${query}" data-sending>
<input type="hidden" name="cle" value="${randomUUID()}">
<span class="pick"><input type="file" id="photo-${id}" name="fichier" accept="image/*" capture="environment"><label class="button ${rank}" for="photo-${id}">${ICONS.photo}<span>${say(photo)}${named}</span></label></span>
<span class="pick"><input type="file" id="fichier-${id}" name="fichier" accept="image/*,application/pdf" multiple><label class="button" for="fichier-${id}">${ICONS.file}<span>${say(file)}${named}</span></label></span>
<button class="button primary plain">${say('bouton.envoyer')}${named}</button>
</form>`;
};

/** « Je n'ai pas ce papier »: what may replace it, and telling the advisor. */
export const lackingPart: Part = ({ reader: { say }, home, query }, paper) => {
  const { id, alternatives, pages } = paper;
  if (pages.length > 0) return '';
  const others = html`<p>${say('absent.autres')}</p><ul>${alternatives.map((one) => html`<li><bdi>${one}</bdi></li>`)}</ul>`;
  return html`<details id="absent-${id}"><summary>${say('bouton.absent')}<span class="hidden">, ${paper.title}</span></summary>
${alternatives.length > 0 ? others : ''}
<p>${say('absent.sinon')}</p>
<form method="post" action="${home}/absent/${id}${query}" data-act><button class="button" id="dire-${id}">${say('bouton.dire_absent')}</button></form>
</details>`;
};
