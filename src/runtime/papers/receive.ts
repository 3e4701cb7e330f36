import { hash } from 'node:crypto';
import { localDate } from '../../domain/calendar.ts';
import { type Paper, paperKey } from '../../domain/paper.ts';
import { changePaper } from '../../domain/paperChange.ts';
import type { PaperFinding } from '../../domain/paperFinding.ts';
import type { PageFacts, UploadLink } from '../paperPorts.ts';
import { changeChecklist } from './change.ts';
import { documentId, pageId, paperWithId } from './ids.ts';
import type { Patience } from './patience.ts';
import { doubtIn, type PageProblem, refusalIn } from './problems.ts';
import type { UploadTools } from './tools.ts';

type Sent = {
  readonly token: string;
  readonly paper: string;
  readonly key: string;
  readonly bytes: Uint8Array;
};

export type PageReceived =
  | { readonly page: { readonly id: string } }
  | { readonly problem: PageProblem };

const NOT_ASKED = { problem: 'plus_demande' } as const;

/**
 * Looks at a file that came on the page and keeps it whole, sealed, on its line; or keeps nothing and says
 * what is wrong. The same file sent again (same token, paper and key) is kept once.
 */
export async function receivePage(
  tools: UploadTools,
  patience: Patience,
  link: UploadLink,
  sent: Sent,
  now: Date,
): Promise<PageReceived> {
  const paper = paperWithId(await tools.checklists.ofPerson(link.personId), sent.paper);
  if (!paper || isClosed(paper)) return NOT_ASKED;
  const document = documentId(sent.token, sent.paper, sent.key);
  if (!(await tools.pages.isKept(document))) {
    const problem = await tools.bench.turns.run(() =>
      keep(tools, patience, { link, paper, document, bytes: sent.bytes, now }),
    );
    if (problem) return { problem };
  }
  return await join(tools, link, paper, document, now);
}

type Keeping = {
  readonly link: UploadLink;
  readonly paper: Paper;
  readonly document: string;
  readonly bytes: Uint8Array;
  readonly now: Date;
};

/** Null once the bytes are kept. */
async function keep(
  tools: UploadTools,
  patience: Patience,
  { link, paper, document, bytes, now }: Keeping,
): Promise<PageProblem | null> {
  const { pages, checklists } = tools;
  if (await isInfected(tools, bytes)) return 'virus';
  const { inspection, kept } = await tools.bench.receive(bytes, optionsFor(tools, paper, now));
  const { findings } = inspection;
  if (!kept) return refusalIn(findings) ?? 'illisible';
  const digest = hash('sha256', kept.bytes, 'hex');
  if (await isDouble(tools, link, paper, document, digest)) return 'double';
  const doubt = doubtIn(findings);
  if (doubt && patience.asksAgain(`${link.conversation} ${paperKey(paper)}`, document))
    return doubt;
  await pages.begin(link.conversation, document, now);
  await checklists.noteFacts(document, factsOf(inspection.pages, digest, findings));
  await pages.save(document, kept.type, kept.bytes);
  return null;
}

/** Without an answer the file is kept all the same: it only ever opens in a page that can run nothing. */
async function isInfected({ scanner, log }: UploadTools, bytes: Uint8Array): Promise<boolean> {
  if (scanner === null) return false;
  const { is } = await scanner.scan(bytes);
  if (is === 'unavailable') log({ level: 'warn', name: 'antivirus_away' });
  return is === 'infected';
}

function optionsFor({ edition }: UploadTools, { piece: code }: Paper, now: Date) {
  const { shared, ccas } = edition();
  const validity = shared.pieces.find((one) => one.code === code)?.validity ?? null;
  const months = validity?.kind === 'age' && validity.unit === 'mois' ? validity.count : null;
  const today = localDate(now.toISOString(), ccas.workingTime.timeZone);
  return { today, months, caption: null };
}

/** The same bytes on the same line. On another line they may well be what is asked there too. */
async function isDouble(
  { checklists }: UploadTools,
  { personId }: UploadLink,
  paper: Paper,
  document: string,
  digest: string,
): Promise<boolean> {
  const same = await checklists.sameBytes(personId, digest);
  const here = paper.pages.filter(({ setAside }) => !setAside);
  return same.some((one) => one !== document && here.some((page) => page.document === one));
}

function factsOf(pages: number, digest: string, findings: readonly PaperFinding[]): PageFacts {
  return { pages, digest, findings: findings.map(({ code }) => code) };
}

/** Puts a kept file on its line. When the line was closed meanwhile, the file goes again. */
async function join(
  { checklists }: UploadTools,
  { personId }: UploadLink,
  { piece, borrower }: Paper,
  document: string,
  now: Date,
): Promise<PageReceived> {
  const key = paperKey({ piece, borrower });
  const at = now.toISOString();
  const papers = await changeChecklist(checklists, personId, (lines) => {
    const line = lines.find((one) => paperKey(one) === key);
    if (!line || isClosed(line)) return [];
    const next = changePaper(line, { type: 'receive', document }, { role: 'person' }, at);
    return next && next !== line ? [next] : [];
  });
  const line = papers.find((one) => paperKey(one) === key);
  if (line?.pages.some((page) => page.document === document))
    return { page: { id: pageId(document) } };
  await checklists.removePage(personId, document, now);
  return NOT_ASKED;
}

/** Looked at, or not asked any more. What the person said they lack may still come. */
function isClosed({ state, reason }: Paper): boolean {
  return state === 'valid' || (state === 'waived' && reason?.code !== 'absent');
}
