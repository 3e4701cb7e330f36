import { inOrder } from '../../domain/checklist.ts';
import { type Paper, paperKey } from '../../domain/paper.ts';
import { PAPER_TYPES, type PaperType } from '../../domain/paperFinding.ts';
import type { Edition } from '../edition.ts';
import { inWords } from '../formats.ts';
import type { ChecklistStore, PageStore, ViewLinks, ViewSubject } from '../paperPorts.ts';
import type { Clock, Loaded, TurnStore } from '../ports.ts';
import { countedPages } from './shown.ts';
import { type PaperWords, paperWords } from './words.ts';

/** A file of a paper, in the order of the case file; its bytes are fetched when it is its turn. */
type Part = {
  readonly title: string;
  readonly type: PaperType;
  load(): Promise<Uint8Array>;
};

type Cover = { readonly person: string; readonly caseNumber: string; readonly date: string };

export type ViewTools = {
  readonly links: ViewLinks;
  readonly turns: Pick<TurnStore, 'readById'>;
  readonly checklists: Pick<ChecklistStore, 'pagesOf'>;
  readonly pages: Pick<PageStore, 'read'>;
  /** The conversation in which a person last wrote. */
  readonly talkOf: (personId: string) => Promise<string | null>;
  /** Several papers as one PDF, as `src/papers` makes it. */
  readonly casePdf: (cover: Cover, parts: readonly Part[]) => Promise<Uint8Array>;
  readonly edition: () => Edition;
  readonly clock: Pick<Clock, 'now'>;
};

/** The desk behind the advisor's view: opens a link once, and gives what it shows, unsealed. */
export function createViewDesk(tools: ViewTools) {
  return {
    now: () => tools.clock.now(),
    /** Null when the link does not open, or when nothing is left of what it shows. */
    async takeView(token: string, now: Date) {
      const taken = await tools.links.take(token, now);
      return taken && (await viewOf(tools, taken.subject, now));
    },
  };
}

async function viewOf(tools: ViewTools, subject: ViewSubject, now: Date) {
  if (subject.kind === 'document') return await oneFile(tools, subject.document, 'Document');
  const talk = await tools.talkOf(subject.personId);
  const loaded = talk && (await tools.turns.readById(talk));
  if (!loaded) return null;
  const words = paperWords(tools.edition(), 'fr');
  if (subject.kind === 'file') return await wholeFile(tools, loaded, words, now);
  const paper = loaded.papers.find((one) => paperKey(one) === paperKey(subject.paper));
  const documents = paper ? viewedPages(paper) : [];
  const [first] = documents;
  if (!paper || first === undefined) return null;
  const title = words.title(paper);
  if (documents.length === 1) return await oneFile(tools, first, title);
  const parts = await partsOf(tools, loaded.personId, [paper], words);
  return viewed(`${title}.pdf`, await tools.casePdf(coverOf(tools, loaded, now), parts));
}

/** What an advisor looks at: what counts, or the last try when the paper is asked for once more. */
function viewedPages(paper: Paper): readonly string[] {
  const counted = countedPages(paper);
  const pages = counted.length > 0 ? counted : paper.pages.filter(({ setAside }) => !setAside);
  return pages.map(({ document }) => document);
}

async function oneFile({ pages }: ViewTools, document: string, title: string) {
  const file = await pages.read(document);
  if (!file) return null;
  const name = file.mime === 'application/pdf' ? `${title}.pdf` : title;
  return { ...viewed(name, file.bytes), mime: file.mime };
}

/** All that the person gave and that counts, in the staff's order, to keep as a file. */
async function wholeFile(tools: ViewTools, loaded: Loaded, words: PaperWords, now: Date) {
  const papers = inOrder(loaded.papers, tools.edition().shared.pieces);
  const parts = await partsOf(tools, loaded.personId, papers, words);
  const cover = coverOf(tools, loaded, now);
  const bytes = await tools.casePdf(cover, parts);
  return { ...viewed(`Dossier ${cover.caseNumber}.pdf`, bytes), download: true };
}

async function partsOf(
  tools: ViewTools,
  personId: string,
  papers: readonly Paper[],
  words: PaperWords,
): Promise<readonly Part[]> {
  const parts = await Promise.all(
    papers.map(async (paper) => {
      const documents = viewedPages(paper);
      if (documents.length === 0) return [];
      const views = await tools.checklists.pagesOf(personId, paper);
      return documents.flatMap((document, index): readonly Part[] => {
        const mime = views.find((view) => view.document === document)?.mime;
        const type = PAPER_TYPES.find((one) => one === mime);
        if (!type) return [];
        const place = documents.length > 1 ? ` (${index + 1}/${documents.length})` : '';
        const title = `${words.title(paper)}${place}`;
        return [{ title, type, load: () => load(tools, document) }];
      });
    }),
  );
  return parts.flat();
}

async function load({ pages }: ViewTools, document: string): Promise<Uint8Array> {
  const file = await pages.read(document);
  if (!file) throw new Error(`document ${document} is gone while its file is put together`);
  return file.bytes;
}

function coverOf({ edition }: ViewTools, { person }: Loaded, now: Date): Cover {
  const { timeZone } = edition().ccas.workingTime;
  const name = [person.firstName, person.lastName].filter((one) => one !== null).join(' ');
  return {
    person: name === '' ? 'Personne sans dossier' : name,
    caseNumber: person.caseNumber ?? 'sans numéro',
    date: inWords(now.toISOString(), 'date', { language: 'fr', timeZone }),
  };
}

function viewed(name: string, bytes: Uint8Array) {
  return { name, mime: 'application/pdf', download: false, read: () => inOnePiece(bytes) };
}

async function* inOnePiece(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
