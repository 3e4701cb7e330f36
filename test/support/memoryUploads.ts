import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import type {
  AskedPaper,
  Incoming,
  OpenLink,
  Received,
  SentPage,
  UploadPorts,
} from '../../src/http/upload/ports.ts';

/** A kept file, for tests to look at. */
export type KeptFile = Incoming & { readonly id: string };

/** The port of the upload page, in memory: one link, its papers, and the files that were kept. */
export type MemoryUploads = UploadPorts & {
  readonly token: string;
  readonly kept: KeptFile[];
  /** How often each thing was asked of us. */
  readonly calls: { opened: number; received: number };
  /** Changes a paper, as an advisor would. */
  change(id: string, to: Partial<AskedPaper>): void;
  paper(id: string): AskedPaper;
  now: () => Date;
};

type Options = { readonly papers: readonly AskedPaper[] } & Partial<
  Omit<OpenLink, 'papers'> & { readonly beforeKeeping: () => Promise<void> }
>;

const TOKEN = 'Jx0-unLienQuiSOuvre_0123456789';

export function paper(id: string, title: string, more: Partial<AskedPaper> = {}): AskedPaper {
  return {
    id,
    title,
    why: null,
    state: 'asked',
    pages: [],
    wanted: null,
    problem: null,
    alternatives: [],
    ...more,
  };
}

export function createMemoryUploads({ papers, beforeKeeping, ...link }: Options): MemoryUploads {
  const byId = new Map(papers.map((one) => [one.id, one]));
  const kept: KeptFile[] = [];
  const calls = { opened: 0, received: 0 };
  let open = true;
  const opens = (token: string, now: Date) => open && token === TOKEN && now < expiresAt;
  const expiresAt = link.expiresAt ?? new Date('2026-03-04T10:00:00Z');
  const find = (id: string) => {
    const found = byId.get(id);
    if (!found) throw new Error(`no paper « ${id} »`);
    return found;
  };
  const change = (id: string, to: Partial<AskedPaper>) => byId.set(id, { ...find(id), ...to });

  async function receive(token: string, file: Incoming, now: Date): Promise<Received> {
    calls.received += 1;
    await beforeKeeping?.();
    const mime = (await fileTypeFromBuffer(file.bytes))?.mime ?? '';
    // From here on nothing is waited for: two sendings at once are told apart.
    if (!opens(token, now)) return { problem: 'plus_demande' };
    const before = kept.find(({ key, paper: of }) => key === file.key && of === file.paper);
    if (before) return { page: { id: before.id } };
    const same = kept.some(({ bytes }) => Buffer.compare(bytes, file.bytes) === 0);
    if (same) return { problem: 'double' };
    if (!mime.startsWith('image/') && mime !== 'application/pdf') return { problem: 'type' };
    const id = `f${calls.received}`;
    kept.push({ ...file, bytes: Uint8Array.from(file.bytes), id });
    const kind = mime === 'application/pdf' ? 'pdf' : 'picture';
    const page: SentPage = { id, kind, hasThumbnail: kind === 'picture' };
    const { state, pages } = find(file.paper);
    change(file.paper, {
      state: state === 'received' || state === 'lacking' ? 'asked' : state,
      pages: [...pages, page],
    });
    return { page: { id } };
  }

  return {
    token: TOKEN,
    kept,
    calls,
    change,
    paper: find,
    now: () => new Date('2026-03-03T10:00:00Z'),
    async openLink(token, now, language) {
      calls.opened += 1;
      if (!opens(token, now)) return null;
      return {
        language: language ?? link.language ?? 'fr',
        firstName: link.firstName === undefined ? 'Amel' : link.firstName,
        papers: [...byId.values()],
        expiresAt,
      };
    },
    receive,
    async withdraw(_token, page) {
      for (const { id, pages } of byId.values())
        change(id, { pages: pages.filter((one) => one.id !== page) });
      kept.splice(0, kept.length, ...kept.filter(({ id }) => id !== page));
    },
    finishPaper: async (_token, id) => void change(id, { state: 'received' }),
    tellLacking: async (_token, id) => void change(id, { state: 'lacking' }),
    async done() {
      open = false;
    },
    async thumbnail(_token, page) {
      const file = kept.find(({ id }) => id === page);
      if (!file) return null;
      const small = await sharp(file.bytes).resize(96, 96, { fit: 'cover' }).jpeg().toBuffer();
      return Uint8Array.from(small);
    },
  };
}
