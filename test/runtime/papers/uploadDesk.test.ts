import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminalCallSchema, terminalRender } from '../../../src/channels/terminal/render.ts';
import { newPaper } from '../../../src/domain/checklist.ts';
import { type Paper, paperKey, paperRef } from '../../../src/domain/paper.ts';
import type { UploadPorts } from '../../../src/http/upload/ports.ts';
import { createPapers, type Papers } from '../../../src/papers/papers.ts';
import { createConverse } from '../../../src/runtime/converse.ts';
import type { Heard } from '../../../src/runtime/incoming.ts';
import { createUploadDesk } from '../../../src/runtime/papers/uploadDesk.ts';
import { createPlayOn } from '../../../src/runtime/playOn.ts';
import type { Storage } from '../../../src/storage/open.ts';
import { photo, sheet } from '../../papers/pictures.ts';
import { onEachDatabase } from '../../storage/databases.ts';
import { turnOn } from '../../storage/records.ts';
import { createHandClock } from '../../support/handClock.ts';
import { samplePdf } from '../../support/sampleFiles.ts';
import { plainAdvisors, theEdition } from '../theatre.ts';

const START = '2026-03-09T09:00:00.000Z';
const MINUTE = 60_000;
const EICAR_LIKE = 'infecté';

let papers: Papers;
let recto: Buffer;
let verso: Buffer;
beforeAll(async () => {
  papers = createPapers();
  [recto, verso] = await Promise.all([
    sheet().then((page) => photo(page, 1)),
    sheet({ words: 'Le verso de la carte, avec une adresse. '.repeat(40) }).then((page) =>
      photo(page, 2),
    ),
  ]);
}, 60_000);
afterAll(() => papers.close());

/** A person whose checklist asks for an identity card and for pay slips, before the page of their link. */
async function arrange(storage: Storage, name: string) {
  const clock = createHandClock(START);
  const address = { channel: 'terminal', bot: 'test', chat: name } as const;
  const { play, converse } = createConverse({
    store: storage.turns,
    stage: { edition: theEdition, people: { terminal: terminalRender }, advisors: plainAdvisors },
    closeTap: {},
    deadTurn: storage.traces.buryTurn,
    log: () => {},
  });
  const playOn = createPlayOn(storage.turns, play);
  const first = await storage.turns.read(address, null);
  const lines = ['identite@1', 'paie@1'].map((key) =>
    newPaper(paperRef(key) ?? { piece: key, borrower: 0 }, START),
  );
  const asked = { papers: lines, outbox: [] };
  expect(await storage.turns.commit(turnOn(first, `${name}-start`, asked))).toBe('committed');
  const desk: UploadPorts & { close(): Promise<void> } = createUploadDesk({
    turns: storage.turns,
    links: storage.uploadLinks,
    checklists: storage.checklists,
    pages: storage.documents,
    bench: papers,
    scanner: {
      async scan(bytes) {
        return { is: Buffer.from(bytes).includes(EICAR_LIKE) ? 'infected' : 'unavailable' };
      },
    },
    playOn,
    edition: theEdition,
    clock,
    log: () => {},
  });
  const { token } = await storage.uploadLinks.create(first.id, clock.now());
  const shown = async (id: string) => {
    const link = await desk.openLink(token, clock.now(), null);
    const found = link?.papers.find((paper) => paper.id === id);
    if (!found) throw new Error(`the page does not show « ${id} »`);
    return found;
  };
  return {
    clock,
    desk,
    token,
    conversation: first.id,
    personId: first.personId,
    shown,
    happen: (inboxId: string, happening: Heard) =>
      converse({ address, inboxId: `${name}:${inboxId}`, at: START, happening }),
    send: (paper: string, key: string, bytes: Uint8Array) =>
      desk.receive(token, { paper, key, mime: 'image/jpeg', bytes }, clock.now()),
    line: async (key: string): Promise<Paper | undefined> =>
      (await storage.checklists.ofPerson(first.personId)).find((one) => paperKey(one) === key),
  };
}

/** What the person and the advisors were sent since the last call. */
async function sent(storage: Storage) {
  const person: string[] = [];
  const advisors: unknown[] = [];
  for (;;) {
    const rows = await storage.outbox.claim(new Date('2026-03-12T00:00:00Z'), 50);
    if (rows.length === 0) return { person, advisors };
    for (const { call, recipient } of rows) {
      const printed = terminalCallSchema.safeParse(call);
      if (printed.success && !recipient.startsWith('teams')) person.push(printed.data.text);
      else advisors.push(call);
    }
    const settled = rows.map(({ id }) => ({ id, result: 'sent', externalId: null }) as const);
    await storage.outbox.settle(settled, new Date('2026-03-12T00:00:00Z'));
  }
}

describe('the desk behind the page of papers', () => {
  onEachDatabase((bench) => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await bench().open();
    }, 60_000);
    afterAll(() => storage.close());

    it('shows the list in the person’s words, and nothing for a link that does not open', async () => {
      const { desk, token, clock } = await arrange(storage, 'liste');
      const link = await desk.openLink(token, clock.now(), null);
      expect(link).toMatchObject({ language: 'fr', firstName: null });
      expect(link?.papers[0]).toMatchObject({
        id: 'identite.1',
        title: "Carte d'identité",
        why: "C'est pour vérifier votre nom.",
        state: 'asked',
        wanted: { of: 'faces', count: 2 },
        pages: [],
      });
      expect(link?.papers[0]?.alternatives).toContain('Passeport');
      expect(await desk.openLink(`${token.slice(1)}x`, clock.now(), null)).toBeNull();
      await clock.advance(24 * 60 * MINUTE);
      expect(await desk.openLink(token, clock.now(), null)).toBeNull();
      expect(await desk.receive(token, file(recto), clock.now())).toEqual({
        problem: 'plus_demande',
      });
    });

    it('keeps a photo once, however often it is sent, cleaned, on its line', async () => {
      const { send, shown, line } = await arrange(storage, 'photo');
      const first = await send('identite.1', 'cle-00000001', recto);
      expect(await send('identite.1', 'cle-00000001', recto)).toEqual(first);
      expect(await send('identite.1', 'cle-00000002', recto)).toEqual({ problem: 'double' });
      const paper = await shown('identite.1');
      expect(first).toEqual({ page: { id: paper.pages[0]?.id } });
      expect(paper.pages).toMatchObject([{ kind: 'picture', hasThumbnail: true }]);
      const kept = await line('identite@1');
      expect(kept).toMatchObject({ state: 'received' });
      const bytes = await storage.documents.read(kept?.pages[0]?.document ?? '');
      expect(bytes?.mime).toBe('image/jpeg');
      expect(Buffer.from(bytes?.bytes ?? []).includes('Exif')).toBe(false);
    });

    it('keeps two photos that come at the same time', async () => {
      const { send, shown } = await arrange(storage, 'ensemble');
      const both = await Promise.all([
        send('identite.1', 'cle-00000001', recto),
        send('identite.1', 'cle-00000002', verso),
      ]);
      expect(both.every((one) => 'page' in one)).toBe(true);
      expect((await shown('identite.1')).pages).toHaveLength(2);
    });

    it.each([
      ['an empty file', 'vide', new Uint8Array(0)],
      ['a file that is no paper', 'type', Buffer.from('MZ\u0090 un programme')],
      ['a file that the antivirus knows', 'virus', Buffer.from(EICAR_LIKE)],
      ['a PDF that does not open', 'pdf_abime', Buffer.from('%PDF-1.4 rien du tout')],
    ])('says what is wrong with %s, and keeps nothing', async (_what, problem, bytes) => {
      const { send, line, personId } = await arrange(storage, `refus-${problem}`);
      expect(await send('identite.1', 'cle-00000001', bytes)).toEqual({ problem });
      expect(await line('identite@1')).toMatchObject({ state: 'requested', pages: [] });
      expect(await storage.checklists.loosePages(personId)).toEqual([]);
    });

    it('asks once for a better photo, and keeps the second as it is', async () => {
      const { send, shown } = await arrange(storage, 'petite');
      const small = await sheet({ dpi: 40 });
      expect(await send('identite.1', 'cle-00000001', small)).toHaveProperty('problem');
      expect(await send('identite.1', 'cle-00000001', small)).toHaveProperty('problem');
      expect(await send('identite.1', 'cle-00000002', small)).toHaveProperty('page');
      expect((await shown('identite.1')).pages).toHaveLength(1);
    });

    it('draws a small picture of a page, and of no other person’s', async () => {
      const { send, shown, desk, token, clock } = await arrange(storage, 'vignette');
      const other = await arrange(storage, 'curieux');
      await send('identite.1', 'cle-00000001', recto);
      const page = (await shown('identite.1')).pages[0]?.id ?? '';
      const picture = await desk.thumbnail(token, page, clock.now());
      expect([...(picture?.subarray(0, 3) ?? [])]).toEqual([0xff, 0xd8, 0xff]);
      expect(await other.desk.thumbnail(other.token, page, clock.now())).toBeNull();
    });

    it('takes a page back with its bytes, unless an advisor validated it', async () => {
      const { send, shown, desk, token, clock, line, personId } = await arrange(storage, 'retrait');
      await send('identite.1', 'cle-00000001', recto);
      const document = (await line('identite@1'))?.pages[0]?.document ?? '';
      const page = (await shown('identite.1')).pages[0]?.id ?? '';
      await desk.withdraw(token, page, clock.now());
      expect((await shown('identite.1')).pages).toEqual([]);
      expect(await storage.documents.read(document)).toBeNull();

      await send('identite.1', 'cle-00000002', verso);
      const paper = { piece: 'identite', borrower: 1 } as const;
      await storage.checklists.review({
        personId,
        paper,
        advisor: 'claire',
        at: clock.now(),
        decision: 'validate',
        validUntil: null,
      });
      const kept = await shown('identite.1');
      expect(kept.state).toBe('validated');
      await desk.withdraw(token, kept.pages[0]?.id ?? '', clock.now());
      expect((await shown('identite.1')).pages).toHaveLength(1);
      expect(await send('identite.1', 'cle-00000003', recto)).toEqual({
        problem: 'plus_demande',
      });
    });

    it('says in words what an advisor asks for again, and shows only what came since', async () => {
      const { send, shown, clock, personId } = await arrange(storage, 'refaire');
      await send('identite.1', 'cle-00000001', recto);
      await storage.checklists.review({
        personId,
        paper: { piece: 'identite', borrower: 1 },
        advisor: 'claire',
        at: clock.now(),
        decision: 'redo',
        reason: { code: 'verso_manquant', text: null },
      });
      expect(await shown('identite.1')).toMatchObject({
        state: 'to_redo',
        problem: 'Il manque le dos. Envoyez le devant et le dos.',
        pages: [],
      });
      await send('identite.1', 'cle-00000002', verso);
      const again = await shown('identite.1');
      expect([again.state, again.pages.length]).toEqual(['asked', 1]);
    });

    it('thanks once when the person has stopped sending, and tells what remains', async () => {
      const { send, clock, desk } = await arrange(storage, 'calme');
      await sent(storage);
      await send('identite.1', 'cle-00000001', recto);
      await clock.advance(2 * MINUTE);
      await send('identite.1', 'cle-00000002', verso);
      await clock.advance(2 * MINUTE);
      expect((await sent(storage)).person).toEqual([]);
      await clock.advance(2 * MINUTE);
      await desk.close();
      const { person } = await sent(storage);
      expect(person).toHaveLength(1);
      expect(person[0]).toContain("Merci, c'est bien arrivé. J'ai 1 papier de vous.");
      expect(person[0]).toContain('Il reste 1 papier à envoyer.');
    });

    it('« j’ai fini » closes the link, finishes what came, and thanks at once and once', async () => {
      const { send, desk, token, clock, line } = await arrange(storage, 'fini');
      await send('identite.1', 'cle-00000001', recto);
      await sent(storage);
      await desk.done(token, clock.now());
      await desk.done(token, clock.now());
      await clock.advance(10 * MINUTE);
      expect(await line('identite@1')).toMatchObject({ state: 'to_review' });
      expect(await desk.openLink(token, clock.now(), null)).toBeNull();
      expect((await sent(storage)).person).toHaveLength(1);
    });

    it('is silent while an advisor owns the talk, who hears of it instead', async () => {
      const { send, desk, token, clock, happen, conversation } = await arrange(storage, 'pris');
      await happen('1', {
        type: 'command_received',
        command: 'humain',
        payload: '',
        ref: '1',
      });
      const loaded = await storage.turns.readById(conversation);
      const escalation = loaded?.state?.escalations[0]?.id ?? '';
      const advisor = { id: 'claire', name: 'Claire Morel' };
      await happen('2', { type: 'conversation_taken', advisor, escalation });
      await sent(storage);
      await send('identite.1', 'cle-00000001', recto);
      await desk.done(token, clock.now());
      const { person, advisors } = await sent(storage);
      expect(person).toEqual([]);
      expect(JSON.stringify(advisors)).toContain(
        'la personne a envoyé des papiers. Il en reste 1.',
      );
    });

    it('notes a paper that the person lacks, once; it may still come', async () => {
      const { send, desk, token, clock, shown, line } = await arrange(storage, 'absent');
      await desk.tellLacking(token, 'paie.1', clock.now());
      await desk.tellLacking(token, 'paie.1', clock.now());
      expect(await line('paie@1')).toMatchObject({
        state: 'waived',
        reason: { code: 'absent' },
      });
      expect((await shown('paie.1')).state).toBe('lacking');
      const pdf = await samplePdf('Fiche de paie');
      expect(await send('paie.1', 'cle-00000001', pdf)).toHaveProperty('page');
      expect((await shown('paie.1')).state).toBe('asked');
    });
  });
});

const file = (bytes: Uint8Array) => ({
  paper: 'identite.1',
  key: 'cle-00000009',
  mime: 'image/jpeg',
  bytes,
});

describe('the bytes of papers', () => {
  onEachDatabase((bench) => {
    it('cannot be read in the tables, nor by anybody once the person is erased', async () => {
      const storage = await bench().open();
      const { send, line, personId, desk, token, clock } = await arrange(storage, 'efface');
      const words = 'tampon-lisible-dans-le-pdf';
      const pdf = Buffer.concat([await samplePdf('Fiche'), Buffer.from(`\n% ${words}\n`)]);
      expect(await send('paie.1', 'cle-00000001', pdf)).toHaveProperty('page');
      const document = (await line('paie@1'))?.pages[0]?.document ?? '';
      const kept = await storage.documents.read(document);
      expect(Buffer.from(kept?.bytes ?? []).includes(words)).toBe(true);
      await storage.close();

      const stored = await bench().raw<{ bytes: Uint8Array }>('select bytes from "FilePart"');
      expect(stored.length).toBeGreaterThan(0);
      for (const { bytes } of stored) {
        expect(Buffer.from(bytes).includes(words)).toBe(false);
        expect(Buffer.from(bytes).includes('%PDF')).toBe(false);
      }
      const digest = createHash('sha256').update(pdf).digest();
      const hashes = await bench().raw<{ hash: Uint8Array }>(
        'select "contentHash" as hash from "Document" where "contentHash" is not null',
      );
      expect(hashes.some(({ hash }) => Buffer.from(hash).equals(digest))).toBe(false);

      const again = await bench().open();
      expect(await again.erase.person(personId, 'test', clock.now())).toBe(true);
      expect(await again.documents.read(document)).toBeNull();
      expect(await again.uploadLinks.open(token, clock.now())).toBeNull();
      await again.close();
      const left = await bench().raw('select 1 from "FilePart" union all select 1 from "Document"');
      expect(left).toEqual([]);
      await desk.close();
    });
  });
});
