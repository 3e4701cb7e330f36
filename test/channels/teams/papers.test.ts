import { beforeEach, describe, expect, it } from 'vitest';
import { papersCard } from '../../../src/channels/teams/cards/papers.ts';
import { createChat } from '../../../src/channels/teams/chat.ts';
import { bytesOf } from '../../../src/channels/teams/shorten.ts';
import type { PapersView } from '../../../src/runtime/papersDesk.ts';
import { findCardMistake } from '../../../src/simulator/teams/cards.ts';
import { clicked, wrote } from './activities.ts';
import { fakeDesk, fakeDirectory, threePeople } from './fakeDesk.ts';
import { aLine, aPapersView } from './fakePapers.ts';
import { buttonsOf, linesOf, saidIn } from './read.ts';
import { aView } from './views.ts';

const timeZone = 'Europe/Paris';
const escalation = 'e-durand';
const line = { escalation, paper: 'identite@1', version: 1 };

let desk: ReturnType<typeof fakeDesk>;
let chat: ReturnType<typeof createChat>;

beforeEach(() => {
  desk = fakeDesk(threePeople());
  desk.papers.show(aPapersView(), 'martin');
  chat = createChat({
    desk,
    directory: fakeDirectory(),
    timeZone,
    newId: () => 'new',
    log: () => undefined,
  });
});

const click = (verb: string, data: Record<string, unknown>, who?: string) =>
  chat.hear(clicked(verb, data, who), {});
const said = async (verb: string, data: Record<string, unknown>, who?: string) =>
  saidIn(await click(verb, data, who));

describe('the card of papers', () => {
  it('has nothing to click for an advisor who may only look', () => {
    expect(buttonsOf(papersCard(aPapersView({ mayAct: false }), { timeZone }))).toEqual([]);
  });

  const waiting = (count: number): PapersView =>
    aPapersView({
      lines: Array.from({ length: count }, (_, n) =>
        aLine({
          key: `papier${n}`,
          title: `Un papier au titre assez long pour deux lignes, numéro ${n}`.repeat(3),
          state: n % 2 === 0 ? 'requested' : 'to_review',
          hints: ['flou', 'trop_sombre', 'trop_ancien'],
          files: 3,
          receivedAt: '2026-03-03T09:12:00.000Z',
        }),
      ),
    });

  it.each([1, 12, 25, 40])('of %i papers stays in what Teams takes', (count) => {
    const card = papersCard(waiting(count), { timeZone });
    expect(findCardMistake(JSON.parse(JSON.stringify(card)))).toBeNull();
    expect(bytesOf(card)).toBeLessThan(28 * 1024);
    expect(buttonsOf(card).some(({ title }) => title === 'Valider')).toBe(count > 1);
  });

  it('that is too long keeps the buttons of the papers that wait to be seen', () => {
    const card = papersCard(waiting(40), { timeZone });
    const papers = buttonsOf(card)
      .filter(({ verb }) => verb === 'validate')
      .map(({ data }) => JSON.stringify(data));
    expect(papers.length).toBeGreaterThan(1);
    expect(linesOf(card).some((words) => words.startsWith('La liste est longue.'))).toBe(true);
  });

  it.each(['*gras* [lien](https://x)', '<b>', 'Mme D.\n# titre'])(
    'shows a name as it is written: %j',
    (name) => {
      const person = { name, caseNumber: null, language: 'fr' };
      const card = JSON.stringify(papersCard(aPapersView({ person }), { timeZone }));
      expect(card).not.toMatch(/[^\\]\[lien\]|<b>[^\\]/u);
    },
  );
});

describe('an advisor', () => {
  it.each(['papiers', 'Papiers', 'les papiers', 'Voir les papiers.'])(
    'who writes « %s » is shown them, and the words go to nobody',
    async (text) => {
      await click('take', { escalation });
      const reply = await chat.hear(wrote(text), {});
      expect(saidIn(reply)[0]).toBe('Papiers de Mme D. — 2 sur 3');
      expect(desk.said).toEqual([]);
    },
  );

  it('whose people have none reads so', async () => {
    const reply = await chat.hear(wrote('papiers', 'petit'), {});
    expect(saidIn(reply)[0]).toMatch(/^Aucune de vos situations ouvertes/u);
  });

  it('finds a button on the situation when there are papers', async () => {
    desk.open(aView({ id: 'e-papiers', hasPapers: true }));
    const taken = await click('take', { escalation: 'e-papiers' });
    expect(buttonsOf(taken.click).map(({ title }) => title)).toContain('Voir les papiers');
    const reply = await click('papers', { escalation, card: 'situation' });
    expect(reply.posts).toHaveLength(1);
    expect(saidIn(reply)).toContain('Papiers de Mme D. — 2 sur 3');
  });

  it('validates; a second click changes nothing, and shows the paper as it is', async () => {
    expect(await said('validate', line)).toContain("« Carte d'identité » est validé.");
    expect(await said('validate', line)).toContain(
      "Rien n'est changé : « Carte d'identité » a bougé entre-temps. Voici où il en est.",
    );
    expect(desk.papers.decided).toEqual(['validate identite@1']);
  });

  it('does not decide of a paper that moved since the card was drawn', async () => {
    desk.papers.move('identite@1');
    expect((await said('redo', { ...line, step: 'do', choix: 'flou' }))[2]).toMatch(/a bougé/u);
    expect(desk.papers.decided).toEqual([]);
  });

  it('asks for a paper again with a reason, and a word when they like', async () => {
    const opened = await click('redo', line);
    expect(saidIn(opened)).toContain('[Un mot pour la personne]');
    expect(opened.click).toMatchObject({ persist: false });
    const reason = { ...line, step: 'do', choix: 'verso_manquant', reponse: ' Le dos. ' };
    expect(await said('redo', reason)).toContain(
      "« Carte d'identité » est redemandé à la personne.",
    );
    expect(desk.papers.decided).toEqual(['redo identite@1 (verso_manquant : Le dos.)']);
  });

  it.each([
    ['no reason', {}, "Choisissez d'abord une raison. Rien n'est parti."],
    [
      'a reason that is none',
      { choix: 'moche' },
      "Choisissez d'abord une raison. Rien n'est parti.",
    ],
    [
      'another reason and no word',
      { choix: 'autre', reponse: '  ' },
      "Écrivez la raison pour la personne. Rien n'est parti.",
    ],
  ])('is asked kindly for the reason when there is %s', async (_what, fields, words) => {
    expect(await said('redo', { ...line, step: 'do', ...fields })).toContain(words);
    expect(desk.papers.decided).toEqual([]);
  });

  it('does without a paper in two clicks', async () => {
    expect(await said('waive', line)).toContain('Ce papier ne sera plus demandé.');
    expect(desk.papers.decided).toEqual([]);
    await click('waive', { ...line, step: 'do' });
    expect(desk.papers.decided).toEqual(['waive identite@1']);
  });

  it.each([
    ['identite@1', "Ouvrir : Carte d'identité"],
    [undefined, 'Ouvrir : tout le dossier en PDF'],
  ])(
    'looks through a link that is made at the click and kept in no card (%s)',
    async (paper, title) => {
      const { click: answer, posts } = await click('see', {
        escalation,
        ...(paper ? { paper } : {}),
      });
      expect(posts).toEqual([]);
      expect(answer).toMatchObject({ kind: 'card', persist: false });
      expect(JSON.stringify(answer)).toContain(
        JSON.stringify({
          type: 'Action.OpenUrl',
          title,
          url: 'https://ccas.example/dossier/0',
        }).slice(0, -1),
      );
      expect(JSON.stringify(await click('papers', { escalation, card: 'papers' }))).not.toContain(
        'dossier/0',
      );
    },
  );

  it('to whom the situation was never shown sees and decides nothing', async () => {
    for (const verb of ['see', 'validate', 'redo', 'waive', 'papers'])
      expect(await said(verb, { ...line, step: 'do', choix: 'flou' }, 'petit')).toEqual([
        "Il n'y a pas de papiers à voir pour cette personne.",
      ]);
    expect([desk.papers.decided, desk.papers.links]).toEqual([[], []]);
  });
});

describe('« Corriger une réponse »', () => {
  const projet = 'e-projet';
  const correctable = [
    { name: 'montant', label: 'De combien avez-vous besoin ?', example: '1 500 €' },
  ];
  beforeEach(() => desk.open(aView({ id: projet, motive: 'projet', correctable })));

  it('opens in the place of the other buttons, and is left', async () => {
    const opened = await click('correct', { escalation: projet, step: 'ask' });
    expect(buttonsOf(opened.click).map(({ title }) => title)).toEqual(['Enregistrer', 'Annuler']);
    const left = await click('correct', { escalation: projet, step: 'leave' });
    expect(buttonsOf(left.click).map(({ title }) => title)).toContain('Corriger une réponse');
  });

  const sent = (fields: Record<string, unknown>) =>
    said('correct', { escalation: projet, step: 'do', ...fields });

  it('says what was corrected', async () => {
    expect(await sent({ choix: 'montant', reponse: '1 500 €' })).toContain(
      "C'est corrigé : « De combien avez-vous besoin ? ». La personne est prévenue. Le résultat du point ne change pas.",
    );
    expect(desk.corrected).toEqual(['montant: 1 500 €']);
  });

  it('keeps what was typed, with an example, when it cannot be read', async () => {
    const lines = await sent({ choix: 'montant', reponse: 'beaucoup' });
    expect(lines).toContain(
      "Je n'ai pas compris cette réponse. Rien n'est changé. Par exemple : 1 500 €.",
    );
    expect(lines).toContain('[La bonne réponse] beaucoup');
  });

  it.each([{}, { choix: 'montant' }, { reponse: '12' }])(
    'asks for what is missing: %j',
    async (f) => {
      expect((await sent(f)).join()).toContain('Choisissez une réponse et écrivez la bonne.');
      expect(desk.corrected).toEqual([]);
    },
  );

  it('is not offered where nothing can be put right', async () => {
    const taken = await click('take', { escalation });
    expect(buttonsOf(taken.click).map(({ title }) => title)).not.toContain('Corriger une réponse');
  });
});
