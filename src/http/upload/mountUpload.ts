import { type Context, Hono } from 'hono';
import type { Log } from '../../runtime/ports.ts';
import { SECRET_HEADERS } from '../pageHeaders.ts';
import { createWrongLinks } from '../wrongLinks.ts';
import { ACTS, backToPage, noticeOf, paperOf } from './acts.ts';
import { loadAssets } from './assets.ts';
import { type DoorParts, frameFor, type Opened, openDoor, pageAnswer, turnedAway } from './door.ts';
import { UPLOADS_A_LINK, UPLOADS_AT_ONCE, UPLOADS_WAITING, WAIT_PATIENCE_MS } from './limits.ts';
import { papersPage } from './papersPage.ts';
import { brokenPage, closingPage, finishedPage } from './plainPages.ts';
import type { UploadPorts } from './ports.ts';
import { createSlots, type Slots } from './slots.ts';
import { isMissing } from './standing.ts';
import { takeFiles } from './take.ts';
import type { PageTexts } from './texts.ts';

/**
 * Serves the page on which a person sends their papers, at `/papiers/:token`. `texts` is asked at each
 * request: staff may have published new words.
 */
export function mountUpload(app: Hono, ports: UploadPorts, texts: () => PageTexts, log: Log): void {
  const parts = { ports, texts, assets: loadAssets(), wrongLinks: createWrongLinks() };
  const pages = new Hono();
  pages.onError((error, c) => {
    log({ level: 'error', name: 'upload_failed', fields: { error: error.name } });
    const frame = frameFor(c, parts, null);
    return pageAnswer(c, frame, brokenPage(frame), 500);
  });
  serveFiles(pages, parts);
  servePage(pages, parts);
  serveActs(pages, parts);
  serveSending(pages, parts);
  serveEnd(pages, parts);
  app.route('/papiers', pages);
}

/** A handler for those whose link opens. */
function behind(
  parts: DoorParts,
  handle: (c: Context, opened: Opened) => Promise<Response>,
): (c: Context) => Promise<Response> {
  return async (c) => {
    const opened = await openDoor(c, parts);
    return opened instanceof Response ? opened : await handle(c, opened);
  };
}

function serveFiles(pages: Hono, { assets }: DoorParts): void {
  pages.get('/fichiers/:version/:name', (c) => {
    const file = assets.files.get(c.req.param('name'));
    if (!file || c.req.param('version') !== assets.version) return c.notFound();
    return c.body(file.text, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });
}

function servePage(pages: Hono, parts: DoorParts): void {
  pages.get(
    '/:token',
    behind(parts, async (c, { frame, link }) =>
      pageAnswer(c, frame, papersPage(frame, link, noticeOf(c, frame.reader))),
    ),
  );
  pages.get(
    '/:token/vignette/:page',
    behind(parts, async (c, { token, now, link }) => {
      const id = c.req.param('page') ?? '';
      const known = link.papers.some((paper) => paper.pages.some((page) => page.id === id));
      const picture = known ? await parts.ports.thumbnail(token, id, now) : null;
      if (!picture) return c.notFound();
      const sealed = { 'content-security-policy': "default-src 'none'; sandbox" };
      return c.body(picture, 200, {
        ...SECRET_HEADERS,
        ...sealed,
        'content-type': 'image/jpeg',
      });
    }),
  );
}

function serveActs(pages: Hono, parts: DoorParts): void {
  for (const [name, act] of Object.entries(ACTS)) {
    pages.post(
      `/:token/${name}/:id`,
      behind(parts, async (c, opened) =>
        backToPage(c, opened, await act(parts.ports, opened, c.req.param('id') ?? '')),
      ),
    );
  }
}

function serveSending(pages: Hono, parts: DoorParts): void {
  const slots: Slots = createSlots({
    atOnce: UPLOADS_AT_ONCE,
    each: UPLOADS_A_LINK,
    waiting: UPLOADS_WAITING,
    patienceMs: WAIT_PATIENCE_MS,
  });
  pages.post(
    '/:token/envoi/:paper',
    behind(parts, async (c, opened) => {
      const release = await slots.take(opened.token, c.req.raw.signal);
      if (!release) return await turnedAway(c, parts, 503);
      const id = c.req.param('paper') ?? '';
      try {
        const paper = paperOf(opened.link.papers, id);
        const taken = await takeFiles(c, parts.ports, opened, paper);
        if (taken === 'cut') return await turnedAway(c, parts, 503);
        const word = taken === 'kept' ? 'recue' : taken.problem;
        if (c.req.header('accept') !== 'application/json')
          return backToPage(c, opened, paper && { paper: paper.id, word });
        if (taken === 'kept') return c.json({ ok: true }, 200, SECRET_HEADERS);
        const words = opened.frame.reader.say(`refus.${taken.problem}`);
        return c.json({ words }, 422, SECRET_HEADERS);
      } finally {
        release();
      }
    }),
  );
}

function serveEnd(pages: Hono, parts: DoorParts): void {
  const missingOf = ({ link }: Opened) => link.papers.filter(isMissing).length;
  pages.get(
    '/:token/fin',
    behind(parts, async (c, opened) =>
      pageAnswer(c, opened.frame, closingPage(opened.frame, missingOf(opened))),
    ),
  );
  pages.post(
    '/:token/fin',
    behind(parts, async (c, opened) => {
      await parts.ports.done(opened.token, opened.now);
      return pageAnswer(c, opened.frame, finishedPage(opened.frame, missingOf(opened)));
    }),
  );
}
