import type { Context } from 'hono';
import { addressOf } from '../address.ts';
import { newNonce, pageHeaders } from '../pageHeaders.ts';
import type { WrongLinks } from '../wrongLinks.ts';
import type { Assets } from './assets.ts';
import { askedLanguage, browserLanguage } from './language.ts';
import type { Frame, Html } from './layout.ts';
import { FILE_BYTES, IDLE_MS, RETRY_AFTER_S } from './limits.ts';
import { busyPage, closedPage } from './plainPages.ts';
import type { OpenLink, UploadPorts } from './ports.ts';
import { readBody } from './readBody.ts';
import { type PageTexts, readerOf } from './texts.ts';

export type DoorParts = {
  readonly ports: UploadPorts;
  readonly texts: () => PageTexts;
  readonly assets: Assets;
  readonly wrongLinks: WrongLinks;
};

/** A request whose link opens. */
export type Opened = {
  readonly token: string;
  readonly now: Date;
  readonly link: OpenLink;
  readonly frame: Frame;
};

/** What no link of ours looks like is not looked up. */
const TOKEN = /^[\w-]{16,128}$/u;

/** Lets in whoever has a link that opens; everybody else gets the one kind page. */
export async function openDoor(c: Context, parts: DoorParts): Promise<Opened | Response> {
  const { ports, wrongLinks } = parts;
  const now = ports.now();
  const address = addressOf(c);
  if (wrongLinks.isTired(address, now)) return await turnedAway(c, parts, 429);
  const token = c.req.param('token') ?? '';
  const asked = askedLanguage(c.req.query('langue'), parts.texts().languages);
  const link = TOKEN.test(token) ? await ports.openLink(token, now, asked) : null;
  if (link) return { token, now, link, frame: frameFor(c, parts, asked ?? link.language) };
  wrongLinks.note(address, now);
  return await turnedAway(c, parts, 404);
}

/**
 * The page that says to come back, or that the link does not open. What was being sent is read and thrown
 * away first, unless somebody has read it: a browser listens only once it has sent.
 */
export async function turnedAway(c: Context, parts: DoorParts, status: 404 | 429 | 503) {
  const frame = frameFor(c, parts, null);
  const { body } = c.req.raw;
  if (body && !body.locked)
    await readBody(body, Number.POSITIVE_INFINITY, { largest: FILE_BYTES, idleMs: IDLE_MS });
  if (status === 404) return pageAnswer(c, frame, closedPage(frame), 404);
  c.header('retry-after', String(RETRY_AFTER_S));
  return pageAnswer(c, frame, busyPage(frame), status);
}

/** The language asked for, or the person's own, or the browser's; and what pages share. */
export function frameFor(c: Context, { texts, assets }: DoorParts, own: string | null): Frame {
  const words = texts();
  const asked = askedLanguage(c.req.query('langue'), words.languages);
  const language =
    asked ?? own ?? browserLanguage(c.req.header('accept-language'), words.languages);
  return {
    reader: readerOf(words, language),
    nonce: newNonce(),
    assets,
    home: `/papiers/${encodeURIComponent(c.req.param('token') ?? '')}`,
    query: asked === null ? '' : `?langue=${asked}`,
  };
}

type Status = 200 | 404 | 422 | 429 | 500 | 503;

export async function pageAnswer(c: Context, frame: Frame, page: Html, status: Status = 200) {
  return c.html(await page, status, pageHeaders(frame.nonce));
}
