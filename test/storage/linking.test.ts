import { afterAll, beforeAll, expect, test } from 'vitest';
import { initialState } from '../../src/engine/state.ts';
import type { Loaded } from '../../src/runtime/ports.ts';
import type { Storage } from '../../src/storage/open.ts';
import { onEachDatabase } from './databases.ts';
import { BATCH } from './imported.ts';
import { chat, turnOn } from './records.ts';

const NOW = new Date('2026-03-02T09:00:00Z');

onEachDatabase((bench) => {
  let storage: Storage;
  beforeAll(async () => {
    storage = await bench().open();
    await storage.imports.apply(BATCH, NOW);
  }, 60_000);
  afterAll(() => storage.close());

  const read = (name: string, code: string | null = null) => storage.turns.read(chat(name), code);

  async function codeOf(caseNumber: string): Promise<string> {
    const person = await storage.people.ofCase(caseNumber);
    return await storage.invitations.issue(person ?? '', NOW);
  }

  const linking = (loaded: Loaded, invitation: string | null) => ({
    ...initialState('fr'),
    linking: invitation === null ? null : { invitation },
    asked: loaded.version,
  });

  test('a deep link brings its invitation, which stays while the date of birth is asked', async () => {
    const code = await codeOf('D-1043');
    expect((await read('link-a')).invitation).toBeNull();
    expect((await read('link-a', 'UNKNOWN')).invitation).toBeNull();
    const opened = await read('link-a', code);
    expect(opened.invitation).toMatchObject({
      birthDate: '1971-01-02',
      triesLeft: 5,
      used: false,
      expiresAt: '2026-03-16T09:00:00.000Z',
    });
    const id = opened.invitation?.id ?? '';
    await storage.turns.commit(turnOn(opened, 'a-1', { state: linking(opened, id) }));
    const next = await read('link-a');
    expect(next.invitation?.id).toBe(id);
    expect(next.person).toMatchObject({ linked: false, firstName: null, caseNumber: null });
    await storage.turns.commit(
      turnOn(next, 'a-2', {
        state: linking(next, id),
        links: [{ type: 'failed', invitation: id }],
      }),
    );
    expect((await read('link-a')).invitation?.triesLeft).toBe(4);
  });

  test('before the link nothing of the case shows; after it the chat is the person’s', async () => {
    const before = await read('link-b', await codeOf('D-1042'));
    expect(before.loans).toEqual([]);
    expect(before.team.referent).toBeNull();
    await storage.turns.commit(
      turnOn(before, 'b-1', {
        facts: [{ name: 'projet', value: 'voiture', source: 'personne' }],
      }),
    );
    const again = await read('link-b');
    const invitation = before.invitation?.id ?? '';
    const linked = turnOn(again, 'b-2', {
      links: [{ type: 'linked', invitation }],
      facts: [{ name: 'accord', value: true, source: 'personne' }],
    });
    expect(await storage.turns.commit(linked)).toBe('committed');
    const after = await read('link-b');
    expect(after.person).toMatchObject({
      linked: true,
      firstName: 'Dounia',
      lastName: 'Ferhat',
      caseNumber: 'D-1042',
    });
    expect(after.facts.map(({ name, value }) => [name, value])).toEqual([
      ['accord', true],
      ['projet', 'voiture'],
    ]);
    expect(after.loans).toEqual([
      expect.objectContaining({
        purpose: 'réparation de voiture',
        capitalCents: 120_000,
        knownAt: '2026-03-01',
        instalments: [
          {
            number: 1,
            due: '2026-02-05',
            amountCents: 5_700,
            capitalCents: 5_200,
            status: 'payée',
          },
          {
            number: 2,
            due: '2026-03-05',
            amountCents: 5_700,
            capitalCents: 5_250,
            status: 'à venir',
          },
        ],
      }),
    ]);
    expect(after.team).toEqual({
      referent: { id: 'claire', name: 'Claire Morel', awayUntil: '2026-03-06' },
      substitute: { id: 'paul', name: 'Paul Diallo', awayUntil: null },
      all: [
        { id: 'claire', name: 'Claire Morel', awayUntil: '2026-03-06' },
        { id: 'paul', name: 'Paul Diallo', awayUntil: null },
      ],
    });
    expect(await storage.turns.commit(turnOn(after, 'b-3'))).toBe('committed');
  });

  test('a code links one chat only, even when two answer at the same moment', async () => {
    const code = await codeOf('D-1043');
    const chats = await Promise.all([read('link-c', code), read('link-d', code)]);
    const results = await Promise.all(
      chats.map((loaded, index) =>
        storage.turns.commit(
          turnOn(loaded, `cd-${index}`, {
            links: [{ type: 'linked', invitation: loaded.invitation?.id ?? '' }],
          }),
        ),
      ),
    );
    expect(results.toSorted()).toEqual(['committed', 'conflict']);
    const again = await Promise.all([read('link-c', code), read('link-d', code)]);
    expect(again.map(({ person }) => person.linked).toSorted()).toEqual([false, true]);
    expect(again.map(({ invitation }) => invitation?.used)).toEqual([true, true]);
  });

  test('a new code makes the former one void', async () => {
    const former = await codeOf('D-1042');
    await codeOf('D-1042');
    expect((await read('link-e', former)).invitation).toBeNull();
  });

  test('an import that is repeated changes nothing', async () => {
    const before = await read('link-b');
    expect(await storage.imports.apply(BATCH, NOW)).toEqual([]);
    expect(await read('link-b')).toEqual(before);
  });

  test('an instalment that becomes unpaid is told once, to the linked chat', async () => {
    const [, second] = BATCH.instalments;
    if (!second) throw new Error('no instalment');
    const { id } = await read('link-b');
    const unpaid = {
      advisors: [],
      people: [],
      loans: [],
      instalments: [{ ...second, status: 'impayée' as const }],
    };
    expect(await storage.imports.apply(unpaid, NOW)).toMatchObject([
      { conversation: id, number: 2 },
    ]);
    expect(await storage.imports.apply(unpaid, NOW)).toEqual([]);
    const [loan] = (await read('link-b')).loans;
    expect(loan?.instalments.map(({ status, amountCents }) => [status, amountCents])).toEqual([
      ['payée', 5_700],
      ['impayée', 5_700],
    ]);
  });

  test('an import that points at nothing writes nothing', async () => {
    const [person] = BATCH.people;
    if (!person) throw new Error('no person');
    const wrong = { ...BATCH, people: [{ ...person, advisor: 'inconnu', caseNumber: 'D-9' }] };
    await expect(storage.imports.apply(wrong, NOW)).rejects.toThrow();
    expect(await storage.people.ofCase('D-9')).toBeNull();
    const names = {
      advisors: ['claire', 'inconnu'],
      cases: ['D-1042', 'D-9'],
      loans: ['P-77', 'P-0'],
    };
    expect(await storage.imports.known(names)).toEqual({
      advisors: new Set(['claire']),
      cases: new Set(['D-1042']),
      loans: new Set(['P-77']),
    });
  });

  test('a person who is erased leaves a line of audit and nothing else; the chat starts afresh', async () => {
    const person = (await storage.people.ofCase('D-1042')) ?? '';
    const { id } = await read('link-b');
    expect(await storage.erase.person(person, 'cli', NOW)).toBe(true);
    expect(await storage.erase.person(person, 'cli', NOW)).toBe(false);
    expect(await storage.people.ofCase('D-1042')).toBeNull();
    expect(await storage.turns.readById(id)).toBeNull();
    expect(await read('link-b')).toMatchObject({ version: 0, facts: [], loans: [] });
    if (!bench().shared) await storage.close();
    const counts = await Promise.all(
      ['PersonKey', 'Fact', 'Case', 'Loan', 'Invitation'].map((table) =>
        bench().raw(`select 1 from "${table}" where "personId" = $1`, [person]),
      ),
    );
    expect(counts.flat()).toEqual([]);
    const audit = await bench().raw('select actor, action, subject from "AuditEvent"');
    expect(audit).toEqual([{ actor: 'cli', action: 'person_erased', subject: person }]);
    if (!bench().shared) storage = await bench().open();
  });
});
