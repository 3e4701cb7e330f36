import { html } from 'hono/html';
import { type Frame, type Html, layout } from './layout.ts';

/**
 * The link does not open: wrong, used or too old, this page does not tell which, and its shape is always
 * the same.
 */
export function closedPage(frame: Frame): Html {
  const { say, phone } = frame.reader;
  const number = phone.replaceAll(/[^\d+]/gu, '');
  return said(
    frame,
    say('ferme.titre'),
    [say('ferme.phrase'), say('ferme.suite')],
    [
      html`<a class="button primary" href="tel:${number}" dir="auto">${say('ferme.appeler', { telephone: phone })}</a>`,
    ],
  );
}

/** Too many at once, here or from one address. */
export function busyPage(frame: Frame): Html {
  const { say } = frame.reader;
  return said(frame, say('occupe.titre'), [say('occupe.phrase')], []);
}

/** Our mistake. */
export function brokenPage(frame: Frame): Html {
  const { say } = frame.reader;
  return said(frame, say('panne.titre'), [say('panne.phrase')], []);
}

/** Before the link is closed for good: what closing means, and what is still missing. */
export function closingPage(frame: Frame, missing: number): Html {
  const { say } = frame.reader;
  const left = missing > 0 ? [say('fin.reste', { count: missing })] : [];
  return said(
    frame,
    say('fin.titre'),
    [...left, say('fin.phrase')],
    [
      html`<a class="button primary" href="${frame.home}${frame.query}">${say('bouton.continuer')}</a>`,
      html`<form method="post" action="${frame.home}/fin${frame.query}"><button class="button">${say('bouton.fermer')}</button></form>`,
    ],
  );
}

/** After « J'ai fini ». */
export function finishedPage(frame: Frame, missing: number): Html {
  const { say } = frame.reader;
  const left = missing > 0 ? say('fini.reste', { count: missing }) : say('fini.tout');
  return said(frame, say('fini.titre'), [left, say('fini.fermer')], []);
}

function said(
  frame: Frame,
  title: string,
  sentences: readonly string[],
  acts: readonly (Html | string)[],
): Html {
  return layout(
    frame,
    title,
    html`<main class="said"><h1>${title}</h1>${sentences.map((one) => html`<p>${one}</p>`)}<div class="acts">${acts}</div></main>`,
  );
}
