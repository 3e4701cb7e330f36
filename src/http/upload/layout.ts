import { html, raw } from 'hono/html';
import { isRightToLeft } from '../../runtime/languages.ts';
import type { Assets } from './assets.ts';
import type { Reader } from './texts.ts';

/** HTML in which every value was escaped. */
export type Html = ReturnType<typeof html>;

/** What all pages of one answer share. */
export type Frame = {
  readonly reader: Reader;
  readonly nonce: string;
  readonly assets: Assets;
  /** The address of the link's page, without query. */
  readonly home: string;
  /** `?langue=ar` when the reader chose a language on the page, else nothing. */
  readonly query: string;
};

/** A whole page: the same head and top for all. `script`: the page helps with sending. */
export function layout(frame: Frame, title: string, body: Html, { script = false } = {}): Html {
  const { reader, nonce, assets } = frame;
  const at = (name: string) => `/papiers/fichiers/${assets.version}/${name}`;
  const direction = isRightToLeft(reader.language) ? 'rtl' : 'ltr';
  return html`<!doctype html>
<html lang="${reader.language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="${at('icon.svg')}">
<link rel="stylesheet" href="${at('page.css')}" nonce="${nonce}">
<link rel="stylesheet" href="${at('paper.css')}" nonce="${nonce}">
${
  script
    ? html`${assets.modules.map(
        (name) => html`<link rel="modulepreload" href="${at(name)}" nonce="${nonce}">`,
      )}<script type="module" src="${at('main.ts')}" nonce="${nonce}"></script>`
    : ''
}
</head>
<body>
<header class="top">
<p class="brand">${raw(MARK)}<span>CCAS</span></p>
${languages(frame)}
</header>
${body}
</body>
</html>`;
}

function languages({ reader, home }: Frame): Html | '' {
  if (reader.languages.length < 2) return '';
  return html`<nav class="languages" aria-label="${reader.say('langues')}">${reader.languages.map(
    (one) =>
      html`<a href="${home}?langue=${one}" lang="${one}" hreflang="${one}"${
        one === reader.language ? html` aria-current="true"` : ''
      }>${reader.nameOf(one) || one}</a>`,
  )}</nav>`;
}

const MARK =
  '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true"><rect width="32" height="32" rx="10" fill="currentColor"/><path class="mark" d="M10 6.5h8.5L23 11v13a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 9 24V8a1.5 1.5 0 0 1 1-1.5z"/><path class="tick" d="m12.5 17 2.5 2.5 4.5-5" fill="none" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>';
