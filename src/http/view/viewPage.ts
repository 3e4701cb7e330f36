import { html } from 'hono/html';

type Page = ReturnType<typeof html>;

/** Shown to whoever follows the link, robots that preview it too: it says nothing of what is behind. */
export function buttonPage(nonce: string): Page {
  return page(
    nonce,
    'Ouvrir le document',
    html`<p>Ce lien s’ouvre une seule fois, dans les 5 minutes. Le document n’est pas gardé sur cet ordinateur.</p>
<form method="post"><button>Ouvrir le document</button></form>`,
  );
}

/** The link is wrong, used or too old: the same page for all. */
export function goneViewPage(nonce: string): Page {
  return page(
    nonce,
    'Ce lien ne s’ouvre pas',
    html`<p>Un lien s’ouvre une seule fois, dans les 5 minutes. Dans Teams, demandez-en un nouveau sur la carte.</p>`,
  );
}

/** Too many wrong links from one address, or our own mistake. */
export function laterViewPage(nonce: string): Page {
  return page(
    nonce,
    'Réessayez dans quelques minutes',
    html`<p>Le document ne peut pas être ouvert maintenant. Dans Teams, demandez un nouveau lien sur la carte.</p>`,
  );
}

function page(nonce: string, title: string, body: Page): Page {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>`;
}

const STYLE = `
:root{color-scheme:light dark;--ink:#1d2a2b;--paper:#f5f1e9;--brand:#2b6a5c;--on:#fff;--focus:#4347b0}
@media (prefers-color-scheme:dark){:root{--ink:#e9efec;--paper:#121918;--brand:#7cc2ae;--on:#10201c;--focus:#b7baff}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.5 system-ui,"Segoe UI",Arial,sans-serif}
main{max-width:34rem;margin:0 auto;padding:3rem 1rem}
h1{margin:0 0 .75rem;font-size:1.6rem;line-height:1.2}
button{min-height:52px;padding:.6rem 1.5rem;border:0;border-radius:14px;background:var(--brand);color:var(--on);font:inherit;font-weight:650;cursor:pointer}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px}
`;
