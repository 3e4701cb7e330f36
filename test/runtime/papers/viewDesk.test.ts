import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newPaper } from '../../../src/domain/checklist.ts';
import { changePaper } from '../../../src/domain/paperChange.ts';
import type { Viewed, ViewPorts } from '../../../src/http/view/ports.ts';
import { createPapers, type Papers } from '../../../src/papers/papers.ts';
import type { ViewSubject } from '../../../src/runtime/paperPorts.ts';
import { createViewDesk } from '../../../src/runtime/papers/viewDesk.ts';
import type { Storage } from '../../../src/storage/open.ts';
import { pdf, wordsOf } from '../../papers/pdfs.ts';
import { onEachDatabase } from '../../storage/databases.ts';
import { BATCH } from '../../storage/imported.ts';
import { chat, turnOn } from '../../storage/records.ts';
import { theEdition } from '../theatre.ts';

const NOW = new Date('2026-03-09T09:00:00.000Z');
const AT = NOW.toISOString();
const IDENTITY = { piece: 'identite', borrower: 1 } as const;
const BANK = { piece: 'rib', borrower: 1 } as const;

let papers: Papers;
beforeAll(() => {
  papers = createPapers();
});
afterAll(() => papers.close());

/** Dounia, linked to her case, who gave a bank paper, then the two sides of her identity card. */
async function given(storage: Storage) {
  await storage.imports.apply(BATCH, NOW);
  const imported = (await storage.people.ofCase('D-1042')) ?? '';
  const code = await storage.invitations.issue(imported, NOW);
  const loaded = await storage.turns.read(chat('vue'), code);
  const links = [{ type: 'linked', invitation: loaded.invitation?.id ?? '' } as const];
  await storage.turns.commit(turnOn(loaded, 'vue-1', { links, outbox: [] }));
  const files = { b: 'Banque', r: 'Recto', v: 'Verso' };
  for (const [document, words] of Object.entries(files)) {
    await storage.documents.begin(loaded.id, document, NOW);
    await storage.documents.save(document, 'application/pdf', await pdf(`${words} de Dounia`));
  }
  const lines = [
    { ref: BANK, documents: ['b'] },
    { ref: IDENTITY, documents: ['r', 'v'] },
  ].map(({ ref, documents }) =>
    documents.reduce(
      (paper, document) => {
        const action = { type: 'receive', document } as const;
        return changePaper(paper, action, { role: 'person' }, AT) ?? paper;
      },
      newPaper(ref, AT),
    ),
  );
  expect(await storage.checklists.save(imported, lines)).toBe('saved');
  return imported;
}

async function bytesOf(viewed: Viewed | null): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of viewed?.read() ?? []) parts.push(part);
  return Buffer.concat(parts);
}

describe('the desk behind the advisor’s view', () => {
  onEachDatabase((bench) => {
    let storage: Storage;
    let personId: string;
    let desk: ViewPorts;
    beforeAll(async () => {
      storage = await bench().open();
      personId = await given(storage);
      desk = createViewDesk({
        links: storage.viewLinks,
        turns: storage.turns,
        checklists: storage.checklists,
        pages: storage.documents,
        talkOf: storage.people.talkOf,
        casePdf: papers.casePdf,
        edition: theEdition,
        clock: { now: () => NOW },
      });
    }, 60_000);
    afterAll(() => storage.close());

    const take = async (subject: ViewSubject) => {
      const link = await storage.viewLinks.create(subject, 'claire', NOW);
      return { token: link?.token ?? '', viewed: await desk.takeView(link?.token ?? '', NOW) };
    };

    it('gives one file as it is, once', async () => {
      const { token, viewed } = await take({ kind: 'document', document: 'r' });
      expect(viewed).toMatchObject({ mime: 'application/pdf', download: false });
      expect(await wordsOf(await bytesOf(viewed))).toEqual(['Recto de Dounia']);
      expect(await desk.takeView(token, NOW)).toBeNull();
    });

    it('gives the pages of a paper under its title', async () => {
      const { viewed } = await take({ kind: 'paper', personId, paper: IDENTITY });
      expect(viewed).toMatchObject({ name: "Carte d'identité.pdf", download: false });
      const pages = await wordsOf(await bytesOf(viewed));
      expect(pages.slice(1)).toEqual(['Recto de Dounia', 'Verso de Dounia']);
    });

    it('gives the whole file as one PDF, in the staff’s order, under the case number', async () => {
      const { viewed } = await take({ kind: 'file', personId });
      expect(viewed).toMatchObject({ name: 'Dossier D-1042.pdf', download: true });
      const [contents, ...pages] = await wordsOf(await bytesOf(viewed));
      expect(contents).toContain('Dounia Ferhat');
      expect(contents).toContain('9 mars 2026');
      expect(pages).toEqual(['Recto de Dounia', 'Verso de Dounia', 'Banque de Dounia']);
    });

    it('gives nothing of a paper that is not there, nor of somebody who was erased', async () => {
      const other = { piece: 'paie', borrower: 1 } as const;
      expect((await take({ kind: 'paper', personId, paper: other })).viewed).toBeNull();
      const link = await storage.viewLinks.create({ kind: 'file', personId }, 'claire', NOW);
      await storage.erase.person(personId, 'test', NOW);
      expect(await desk.takeView(link?.token ?? '', NOW)).toBeNull();
    });
  });
});
