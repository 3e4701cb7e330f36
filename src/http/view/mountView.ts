import { type Context, Hono } from 'hono';
import type { Log } from '../../runtime/ports.ts';
import { addressOf } from '../address.ts';
import { newNonce, pageHeaders, SECRET_HEADERS } from '../pageHeaders.ts';
import { createWrongLinks } from '../wrongLinks.ts';
import { disposition } from './disposition.ts';
import type { Viewed, ViewPorts } from './ports.ts';
import { streamOf } from './streamOf.ts';
import { buttonPage, goneViewPage, laterViewPage } from './viewPage.ts';

/** What no link of ours looks like is not looked up. */
const TOKEN = /^[\w-]{16,128}$/u;

/** A picture or a PDF may load nothing and run nothing. */
const DOCUMENT_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

/**
 * Serves documents to advisors at `/dossier/:token`. Programs that preview links only ever get: a GET
 * shows a button and looks nothing up; the POST of that button takes the document, once.
 */
export function mountView(app: Hono, ports: ViewPorts, log: Log): void {
  const wrongLinks = createWrongLinks();
  const views = new Hono();
  views.onError((error, c) => {
    log({ level: 'error', name: 'view_failed', fields: { error: error.name } });
    return answer(c, laterViewPage, 500);
  });
  views.get('/:token', (c) => answer(c, buttonPage, 200));
  views.post('/:token', async (c) => {
    const now = ports.now();
    const address = addressOf(c);
    if (wrongLinks.isTired(address, now)) return await answer(c, laterViewPage, 429);
    const token = c.req.param('token');
    const viewed = TOKEN.test(token) ? await ports.takeView(token, now) : null;
    if (viewed) return await documentAnswer(viewed, log);
    wrongLinks.note(address, now);
    return await answer(c, goneViewPage, 404);
  });
  app.route('/dossier', views);
}

type Page = typeof buttonPage;

async function answer(c: Context, page: Page, status: 200 | 404 | 429 | 500): Promise<Response> {
  const nonce = newNonce();
  return c.html(await page(nonce), status, pageHeaders(nonce));
}

async function documentAnswer({ name, mime, download, read }: Viewed, log: Log): Promise<Response> {
  const body = await streamOf(read(), (error) =>
    log({ level: 'error', name: 'view_cut', fields: { error } }),
  );
  return new Response(body, {
    headers: {
      ...SECRET_HEADERS,
      ...disposition(mime, name, download),
      'content-security-policy': DOCUMENT_POLICY,
    },
  });
}
