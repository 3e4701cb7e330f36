import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newPaper } from '../../src/domain/checklist.ts';
import { type Paper, paperKey, paperRef } from '../../src/domain/paper.ts';
import { type Actor, changePaper, type PaperAction } from '../../src/domain/paperChange.ts';
import type { DocumentChange } from '../../src/runtime/ports.ts';
import type { Storage } from '../../src/storage/open.ts';
import { deed } from '../domain/papers.ts';
import { onEachDatabase } from './databases.ts';
import { BATCH } from './imported.ts';
import { chat, turnOn } from './records.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const AT = NOW.toISOString();
const PERSON: Actor = { role: 'person' };

const asked = (key: string) => newPaper(paperRef(key) ?? { piece: key, borrower: 0 }, AT);
const change = (paper: Paper, action: PaperAction, by: Actor = PERSON) =>
  changePaper(paper, action, by, AT) ?? paper;
const received = (id: string): DocumentChange => ({
  type: 'received',
  id,
  purpose: null,
  mime: 'image/png',
  album: null,
});
const byKey = (one: Paper, other: Paper) => (paperKey(one) < paperKey(other) ? -1 : 1);

onEachDatabase((bench) => {
  let storage: Storage;
  let updates = 0;
  beforeAll(async () => {
    storage = await bench().open();
    await storage.imports.apply(BATCH, NOW);
  }, 60_000);
  afterAll(() => storage.close());

  const read = (name: string) => storage.turns.read(chat(name), null);

  /** One turn that writes these lines and these files. */
  async function turn(
    name: string,
    papers: readonly Paper[],
    documents: readonly DocumentChange[] = [],
  ) {
    const loaded = await read(name);
    updates += 1;
    expect(await storage.turns.commit(turnOn(loaded, `c-${updates}`, { papers, documents }))).toBe(
      'committed',
    );
    return loaded.personId;
  }

  /** A person who gave two photos of an identity card, and was asked for a quote. */
  async function given(name: string) {
    const files = [`${name}-recto`, `${name}-verso`];
    const identity = files.reduce(
      (paper, document) => change(paper, { type: 'receive', document }),
      asked('identite@1'),
    );
    await turn(name, [identity, asked('devis')], files.map(received));
    for (const file of files)
      await storage.documents.save(file, 'image/png', Buffer.from(`photo of ${file}`));
    const person = (await read(name)).personId;
    const [quote, card] = [...(await storage.checklists.ofPerson(person))].sort(byKey);
    if (!card || !quote) throw new Error('the checklist was not written');
    return { person, card, quote, files };
  }

  test('a turn writes the checklist with the files of that turn, and the next one reads it', async () => {
    expect((await read('new')).papers).toEqual([]);
    const { person, card, quote } = await given('new');
    expect(card).toMatchObject({
      piece: 'identite',
      borrower: 1,
      state: 'received',
      pages: [
        { document: 'new-recto', setAside: false },
        { document: 'new-verso', setAside: false },
      ],
      receivedAt: AT,
      version: 1,
    });
    expect(quote).toEqual({ ...asked('devis'), version: 1 });
    expect([...(await read('new')).papers].sort(byKey)).toEqual([quote, card]);
    const again = change(change(card, { type: 'complete' }), {
      type: 'remove',
      document: 'new-recto',
    });
    await turn('new', [again], [{ type: 'removed', id: 'new-recto' }]);
    expect(await storage.checklists.ofPerson(person)).toContainEqual({ ...again, version: 2 });
    expect(await storage.documents.read('new-recto')).toBeNull();
    expect((await storage.documents.read('new-verso'))?.mime).toBe('image/png');
  });

  test('a turn that read an older checklist is played again', async () => {
    const { person, card } = await given('race');
    const old = await read('race');
    const review = { personId: person, paper: card, advisor: 'claire', at: NOW } as const;
    await storage.checklists.review({ ...review, decision: 'validate', validUntil: '2026-09-01' });
    const more = change(card, { type: 'receive', document: 'other' });
    const late = turnOn(old, 'race-late', { papers: [more] });
    expect(await storage.turns.commit(late)).toBe('conflict');
    expect(await storage.checklists.ofPerson(person)).toContainEqual(
      expect.objectContaining({ state: 'valid', reviewedBy: 'claire', validUntil: '2026-09-01' }),
    );
  });

  test('a decision on a version that moved since is not played, and leaves no trace', async () => {
    const { person, card } = await given('moved');
    const review = { personId: person, paper: card, advisor: 'claire', at: NOW } as const;
    const decided = { ...review, decision: 'validate', validUntil: null } as const;
    const old = await storage.checklists.review({ ...decided, version: card.version - 1 });
    expect(old).toEqual({ result: 'illegal', paper: card });
    expect(await storage.checklists.ofPerson(person)).toContainEqual(card);
    const now = await storage.checklists.review({ ...decided, version: card.version });
    expect(now).toMatchObject({ result: 'saved', paper: { state: 'valid' } });
  });

  test('of two who save the same line, the second reads again', async () => {
    const { person, card, quote } = await given('two');
    const done = change(card, { type: 'complete' });
    expect(await storage.checklists.save(person, [done])).toBe('saved');
    const withdrawn = change(card, { type: 'withdraw' });
    expect(await storage.checklists.save(person, [quote, withdrawn])).toBe('conflict');
    expect([...(await storage.checklists.ofPerson(person))].sort(byKey)).toEqual([
      quote,
      { ...done, version: 2 },
    ]);
    expect(await storage.checklists.save('nobody', [card])).toBe('conflict');
    const both = await Promise.all([
      storage.checklists.save(person, [{ ...quote, reminders: 1 }]),
      storage.checklists.save(person, [{ ...quote, reminders: 2 }]),
    ]);
    expect([...both].sort()).toEqual(['conflict', 'saved']);
  });

  test('turns that go on meanwhile hold no review back', async () => {
    const { person, card } = await given('busy');
    const review = { personId: person, paper: card, advisor: 'claire', at: NOW } as const;
    const results = await Promise.all([
      storage.checklists.review({
        ...review,
        decision: 'redo',
        reason: { code: 'flou', text: null },
      }),
      ...[1, 2, 3].map(async (n) => {
        const loaded = await read('busy');
        return await storage.turns.commit(turnOn(loaded, `busy-${n}`));
      }),
    ]);
    expect(results[0]).toMatchObject({ result: 'saved', paper: { state: 'redo', version: 2 } });
  });

  test('an advisor decides, with a word that only the key opens, and it is on record', async () => {
    const { person, card } = await given('review');
    const review = { personId: person, paper: card, advisor: 'paul', at: NOW } as const;
    const reason = { code: 'autre', text: 'Il manque le tampon, Madame Ferhat' } as const;
    const redo = await storage.checklists.review({ ...review, decision: 'redo', reason });
    expect(redo).toMatchObject({ result: 'saved', paper: { state: 'redo', reason } });
    expect((await read('review')).papers).toContainEqual(expect.objectContaining({ reason }));
    const refused = await storage.checklists.review({ ...review, decision: 'redo', reason });
    expect(refused).toMatchObject({ result: 'illegal', paper: { state: 'redo' } });
    const unknown = { ...review, paper: { piece: 'caf', borrower: 0 } } as const;
    expect(
      await storage.checklists.review({ ...unknown, decision: 'validate', validUntil: null }),
    ).toEqual({ result: 'unknown' });
    await storage.checklists.review({
      ...review,
      decision: 'waive',
      reason: { code: 'conseiller', text: null },
    });
    const [waived] = (await storage.checklists.ofPerson(person)).filter(
      ({ state }) => state === 'waived',
    );
    expect(waived?.before).toEqual({ state: 'redo', reason });
    const audit = await around(
      'select actor, action, detail from "AuditEvent" where subject = $1 order by action',
      [person],
    );
    expect(audit).toEqual([
      { actor: 'paul', action: 'paper_redo', detail: { paper: 'identite@1' } },
      { actor: 'paul', action: 'paper_waive', detail: { paper: 'identite@1' } },
    ]);
  });

  test('the files of a paper come in order, earlier tries last; loose ones apart', async () => {
    const { person, card } = await given('pages');
    await storage.checklists.review({
      personId: person,
      paper: card,
      advisor: 'claire',
      at: NOW,
      decision: 'redo',
      reason: { code: 'flou', text: null },
    });
    await turn('pages', [], [received('pages-loose')]);
    const [redo] = (await read('pages')).papers.filter(({ state }) => state === 'redo');
    if (redo)
      await turn(
        'pages',
        [change(redo, { type: 'receive', document: 'pages-new' })],
        [received('pages-new')],
      );
    await storage.checklists.noteFacts('pages-new', {
      pages: 3,
      digest: 'abc',
      findings: ['trop_sombre'],
    });
    expect(await storage.checklists.pagesOf(person, card)).toEqual([
      {
        document: 'pages-new',
        setAside: false,
        mime: null,
        bytes: null,
        pages: 3,
        findings: ['trop_sombre'],
        receivedAt: AT,
      },
      expect.objectContaining({ document: 'pages-recto', setAside: true, bytes: 20 }),
      expect.objectContaining({ document: 'pages-verso', setAside: true, mime: 'image/png' }),
    ]);
    expect(await storage.checklists.loosePages(person)).toEqual([
      expect.objectContaining({ document: 'pages-loose' }),
    ]);
  });

  test('a file that the person takes back leaves no byte', async () => {
    const { person, card } = await given('back');
    expect(await storage.checklists.removePage(person, 'pages-new', NOW)).toBe(false);
    expect(await storage.checklists.removePage(person, 'back-recto', NOW)).toBe(true);
    expect(await storage.checklists.removePage(person, 'back-recto', NOW)).toBe(false);
    expect(await storage.checklists.removePage(person, 'back-verso', NOW)).toBe(true);
    expect(await storage.checklists.pagesOf(person, card)).toEqual([]);
    expect(await storage.checklists.ofPerson(person)).toContainEqual({
      ...asked('identite@1'),
      version: 3,
    });
    const left = await around(
      `select 1 from "FilePart" where "documentId" like 'back-%'
        union all select 1 from "Document" where id like 'back-%'`,
    );
    expect(left).toEqual([]);
  });

  test('the same bytes are known again, of the same person only', async () => {
    const one = await given('same-a');
    const other = await given('same-b');
    const facts = { pages: 1, digest: 'd1', findings: [] };
    for (const file of [...one.files, ...other.files])
      await storage.checklists.noteFacts(file, facts);
    expect(await storage.checklists.sameBytes(one.person, 'd1')).toEqual(one.files);
    expect(await storage.checklists.sameBytes(one.person, 'd2')).toEqual([]);
  });

  test('everybody with a checklist is found, page after page', async () => {
    const seen: string[] = [];
    for (let after: string | null = null; ; after = seen.at(-1) ?? null) {
      const page = await storage.checklists.people(after, 2);
      seen.push(...page.map(({ personId }) => personId));
      if (page.length < 2) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { person } = await given('people');
    const found = await storage.checklists.people(null, 100);
    expect(found.find(({ personId }) => personId === person)).toMatchObject({
      conversation: (await read('people')).id,
      papers: expect.arrayContaining([expect.objectContaining({ piece: 'devis' })]),
    });
    const { id } = await read('people');
    expect(await storage.checklists.personOf(id)).toBe(person);
    expect(await storage.checklists.personOf('unknown')).toBeNull();
  });

  test('whatever was done to a paper, it comes back as it was kept', async () => {
    const { person } = await given('any');
    const lines = fc.array(fc.array(deed, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(lines, async (all) => {
        const known = await storage.checklists.ofPerson(person);
        const papers = all.map((deeds, n) => {
          const key = `any.${n}@2`;
          const start = known.find((one) => paperKey(one) === key) ?? asked(key);
          const done = deeds.reduce((one, { by, action }) => change(one, action, by), start);
          // A file that never came is no file: what is compared is the line.
          return { ...done, pages: [] };
        });
        expect(await storage.checklists.save(person, papers)).toBe('saved');
        const kept = await storage.checklists.ofPerson(person);
        for (const paper of papers)
          expect(kept).toContainEqual({ ...paper, version: paper.version + 1 });
      }),
      { numRuns: 20 },
    );
  });

  test('when a chat is linked its checklist goes with it, and nothing given is lost', async () => {
    const person = (await storage.people.ofCase('D-1043')) ?? '';
    const link = async (name: string) => {
      const code = await storage.invitations.issue(person, NOW);
      const loaded = await storage.turns.read(chat(name), code);
      const links = [{ type: 'linked', invitation: loaded.invitation?.id ?? '' }] as const;
      const late = change(asked('late'), { type: 'receive', document: `${name}-late` });
      const record = turnOn(loaded, `${name}-linked`, {
        links,
        papers: [late],
        documents: [received(`${name}-late`)],
      });
      expect(await storage.turns.commit(record)).toBe('committed');
    };
    await given('phone');
    await link('phone');
    const linesOf = (papers: readonly Paper[]) =>
      [...papers].sort(byKey).map((one) => [paperKey(one), one.state, one.pages.length]);
    expect(linesOf((await read('phone')).papers)).toEqual([
      ['devis', 'requested', 0],
      ['identite@1', 'received', 2],
      ['late', 'received', 1],
    ]);
    const { quote } = await given('tablet');
    await turn(
      'tablet',
      [change(quote, { type: 'receive', document: 'tablet-quote' })],
      [received('tablet-quote')],
    );
    const old = await read('phone');
    await link('tablet');
    expect(linesOf((await read('tablet')).papers)).toEqual([
      ['devis', 'received', 1],
      ['identite@1', 'to_review', 4],
      ['late', 'received', 2],
    ]);
    // The other chat read the checklist before: it is played again.
    expect(await storage.turns.commit(turnOn(old, 'phone-old'))).toBe('conflict');
  });

  test('erased, nothing of a checklist is left but who looked at it', async () => {
    const { person } = await given('gone');
    const { id } = await read('gone');
    await storage.uploadLinks.create(id, NOW);
    await storage.viewLinks.create({ kind: 'file', personId: person }, 'claire', NOW);
    await storage.documents.save('gone-recto', 'image/png', randomBytes(300_000));
    await storage.erase.person(person, 'cli', NOW);
    expect(await storage.checklists.ofPerson(person)).toEqual([]);
    const left = await around(
      `select 'Paper' as where from "Paper" where "personId" = $1::uuid
        union all select 'ViewLink' from "ViewLink" where "personId" = $1::uuid
        union all select 'UploadLink' from "UploadLink" where "conversationId" = $2::uuid
        union all select 'Document' from "Document" where "conversationId" = $2::uuid
        union all select 'FilePart' from "FilePart" where "documentId" like 'gone-%'`,
      [person, id],
    );
    expect(left).toEqual([]);
  });

  /** Reads around the storage: PGlite must be closed for that. */
  async function around(sql: string, values: readonly unknown[] = []) {
    if (!bench().shared) await storage.close();
    const rows = await bench().raw(sql, values);
    if (!bench().shared) storage = await bench().open();
    return rows;
  }
});
