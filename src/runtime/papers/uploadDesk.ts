import type { Paper } from '../../domain/paper.ts';
import { changePaper, type PaperAction } from '../../domain/paperChange.ts';
import { PAPER_TYPES } from '../../domain/paperFinding.ts';
import type { UploadLink } from '../paperPorts.ts';
import { changeChecklist } from './change.ts';
import { pageId, paperWithId } from './ids.ts';
import { createPatience } from './patience.ts';
import { type PageReceived, receivePage } from './receive.ts';
import { countedPages, shownPapers } from './shown.ts';
import { createTelling, type Telling } from './tell.ts';
import type { UploadTools } from './tools.ts';

/**
 * The desk behind the page on which people send their papers: what their link shows, what they send, take
 * back, and say that they lack. Every call does nothing for a token that no longer opens.
 */
export function createUploadDesk(tools: UploadTools) {
  const { links, clock } = tools;
  const telling = createTelling(tools);
  const patience = createPatience();

  /** Does something behind a link that opens. */
  async function behind(
    token: string,
    now: Date,
    act: (link: UploadLink) => Promise<void>,
  ): Promise<void> {
    const link = await links.open(token, now);
    if (link) await act(link);
  }

  return {
    now: () => clock.now(),
    openLink: (token: string, now: Date, language: string | null) =>
      openLink(tools, token, now, language),
    async receive(
      token: string,
      file: { readonly paper: string; readonly key: string; readonly bytes: Uint8Array },
      now: Date,
    ): Promise<PageReceived> {
      const link = await links.open(token, now);
      if (!link) return { problem: 'plus_demande' };
      const received = await receivePage(tools, patience, link, { token, ...file }, now);
      if ('page' in received) telling.soon(token, link);
      return received;
    },
    withdraw: (token: string, page: string, now: Date) =>
      behind(token, now, async (link) => {
        const found = await pageBehind(tools, link, page);
        if (!found || found.paper.state === 'valid') return;
        await tools.checklists.removePage(link.personId, found.document, now);
      }),
    finishPaper: (token: string, paper: string, now: Date) =>
      behind(token, now, async (link) => {
        await onPaper(tools, link, paper, { type: 'complete' }, now);
        telling.soon(token, link);
      }),
    tellLacking: (token: string, paper: string, now: Date) =>
      behind(token, now, (link) => lacking(tools, telling, { token, link, paper, now })),
    done: (token: string, now: Date) =>
      behind(token, now, async (link) => {
        await finishAll(tools, link, now);
        await telling.finished(token, link, now);
        await links.revoke(token, now);
      }),
    thumbnail: (token: string, page: string, now: Date) => thumbnail(tools, token, page, now),
    /** Ends what is being told. */
    close: telling.close,
  };
}

async function openLink(tools: UploadTools, token: string, now: Date, language: string | null) {
  const { links, turns, checklists } = tools;
  const link = await links.open(token, now);
  const loaded = link && (await turns.readById(link.conversation));
  if (!link || !loaded) return null;
  const { person, personId: id, papers, state } = loaded;
  const own = language ?? state?.language ?? 'fr';
  return {
    language: own,
    firstName: person.linked ? person.firstName : null,
    papers: await shownPapers(checklists, tools.edition(), { id, papers }, own),
    expiresAt: link.expiresAt,
  };
}

/** Does something to one line, when it may be done. Gives the line when it changed. */
async function onPaper(
  { checklists }: UploadTools,
  { personId }: UploadLink,
  id: string,
  action: PaperAction,
  now: Date,
): Promise<Paper | null> {
  let changed: Paper | null = null;
  await changeChecklist(checklists, personId, (papers) => {
    const paper = paperWithId(papers, id);
    const next = paper && changePaper(paper, action, { role: 'person' }, now.toISOString());
    changed = next ?? null;
    return changed ? [changed] : [];
  });
  return changed;
}

async function lacking(
  tools: UploadTools,
  telling: Telling,
  said: {
    readonly token: string;
    readonly link: UploadLink;
    readonly paper: string;
    readonly now: Date;
  },
): Promise<void> {
  const { token, link, paper, now } = said;
  const reason = { code: 'absent', text: null } as const;
  const waived = await onPaper(tools, link, paper, { type: 'waive', reason }, now);
  if (waived) await telling.lacking(token, link, waived, now);
}

/** What came is whole, for now. */
async function finishAll(
  { checklists }: UploadTools,
  { personId }: UploadLink,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await changeChecklist(checklists, personId, (papers) =>
    papers.flatMap((paper) => {
      const next = changePaper(paper, { type: 'complete' }, { role: 'person' }, at);
      return next ? [next] : [];
    }),
  );
}

async function pageBehind({ checklists }: UploadTools, { personId }: UploadLink, id: string) {
  for (const paper of await checklists.ofPerson(personId)) {
    const page = countedPages(paper).find(({ document }) => pageId(document) === id);
    if (page) return { paper, document: page.document };
  }
  return null;
}

/** Drawn from the stored bytes each time: no smaller copy of a paper lies about. */
async function thumbnail(
  tools: UploadTools,
  token: string,
  page: string,
  now: Date,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const link = await tools.links.open(token, now);
  const found = link && (await pageBehind(tools, link, page));
  if (!found) return null;
  return await tools.bench.turns.run(async () => {
    const file = await tools.pages.read(found.document);
    const type = PAPER_TYPES.find((one) => one === file?.mime);
    return file && type ? Uint8Array.from(await tools.bench.thumbnail(file.bytes, type)) : null;
  });
}
