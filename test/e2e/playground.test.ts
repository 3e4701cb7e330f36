import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeams, type Teams } from '../../src/channels/teams/teams.ts';
import {
  fakeCards,
  fakeDesk,
  fakeDirectory,
  MARTIN,
  PETIT,
  threePeople,
} from '../channels/teams/fakeDesk.ts';
import { type Listening, listenAsBot } from '../channels/teams/server.ts';
import { aView } from '../channels/teams/views.ts';
import {
  openPlayground,
  PLAYGROUND_ACCOUNT,
  type Playground,
  playgroundMissing,
} from './playground.ts';

const missing = playgroundMissing();
if (missing)
  process.stderr.write(`\n*** SKIPPED: the tests in Microsoft's client. ${missing}.\n\n`);

describe.skipIf(missing)("in Microsoft's own Teams-like client, an advisor", () => {
  const desk = fakeDesk([aView({ id: 'e-durand' })]);
  const directory = fakeDirectory((advisor) =>
    advisor === MARTIN.id ? PLAYGROUND_ACCOUNT : { aadObjectId: advisor, tenantId: 'elsewhere' },
  );
  let bot: Listening;
  let teams: Teams;
  let playground: Playground;

  beforeAll(async () => {
    teams = createTeams({
      desk,
      directory,
      cards: fakeCards(),
      registration: null,
      timeZone: 'Europe/Paris',
      newId: () => 'new',
      log: () => undefined,
    });
    bot = await listenAsBot(teams.handleActivity);
    playground = await openPlayground(`${bot.url}/api/messages`);
  });

  afterAll(async () => {
    await playground?.close();
    await bot?.close();
  });

  const see = (words: string) => playground.page.getByText(words).first().waitFor();
  const press = (title: string) =>
    playground.page.getByRole('button', { name: title, exact: true }).last().click();
  const fill = (label: string, words: string) =>
    playground.page.getByLabel(label).last().fill(words);
  const write = async (words: string) => {
    await playground.page.locator('[data-lexical-editor]').click();
    await playground.page.keyboard.type(words);
    await playground.page.keyboard.press('Enter');
  };
  const send = (call: unknown) =>
    teams.sender.send({
      id: 'row',
      channel: 'teams',
      recipient: 'teams:martin',
      speaker: 'safety',
      due: '2026-03-03T09:12:00.000Z',
      conversation: 'c',
      attempts: 0,
      call,
    });

  it('is greeted when the bot is installed, with the card of the situation that waits', async () => {
    await see('Bonjour M. Martin.');
    await see('Situation 12');
    await see('Urgence haute');
    await see("L'argent arrive plus tard");
    await see('je ne peux pas payer');
  });

  it('takes it: the card changes in place', async () => {
    await press('Prendre en charge');
    await see('Vous suivez maintenant cette situation.');
    expect(await playground.page.getByText('Situation 12').count()).toBe(1);
    expect(await desk.openTalks(MARTIN.id)).toHaveLength(1);
  });

  it('is asked for words before an answer leaves', async () => {
    await press('Répondre');
    await see("Écrivez d'abord votre message.");
    expect(desk.said).toEqual([]);
  });

  it('answers from the card, which says to whom', async () => {
    await fill('Répondre à Mme D.', 'On regarde ensemble.');
    await press('Répondre');
    await see('À Mme D. — situation 12 : votre réponse est partie.');
    expect(desk.said).toEqual([
      { person: 'e-durand', text: 'On regarde ensemble.', by: MARTIN.id },
    ]);
  });

  it("reads the person's words as they were written, and answers under them", async () => {
    const text = '**merci** [ici](http://exemple.fr) <b>vite</b>';
    expect(
      await send({ kind: 'relay', advisor: MARTIN.id, escalation: 'e-durand', text }),
    ).toMatchObject({ result: 'sent' });
    await see(text);
    expect(await playground.page.locator('a[href*="exemple.fr"]').count()).toBe(0);
    await press('Répondre');
    await playground.page.getByRole('button', { name: 'Envoyer' }).waitFor();
    await fill('Répondre à Mme D.', 'Je vous en prie.');
    await press('Envoyer');
    await playground.page.getByText('votre réponse est partie.').nth(1).waitFor();
    expect(desk.said).toHaveLength(2);
  });

  it('types in the chat: the words go to the one person followed, under the line that says so', async () => {
    await write('Je rappelle demain.');
    await see('✅ À Mme D. — situation 12');
    expect(desk.said.at(-1)).toEqual({
      person: 'e-durand',
      text: 'Je rappelle demain.',
      by: MARTIN.id,
    });
  });

  it('follows two people: the words wait for a choice, then leave once', async () => {
    const [, second] = threePeople();
    if (!second) throw new Error('there are three people');
    desk.open(second);
    await desk.take({ advisor: MARTIN, escalation: second.id, inboxId: 'taken' });
    await write('À demain.');
    await see('Pour qui est ce message ?');
    expect(desk.said).toHaveLength(3);
    await press('M. B. — situation 13');
    await see('✅ À M. B. — situation 13');
    expect(desk.said.at(-1)).toEqual({ person: second.id, text: 'À demain.', by: MARTIN.id });
    expect(await playground.page.getByText('Pour qui est ce message ?').count()).toBe(0);
  });

  it('sees the same card change by itself when the outbox sends it again', async () => {
    await desk.close({ advisor: MARTIN, escalation: 'e-durand', inboxId: 'closed' });
    const sent = await send({ kind: 'card', advisor: MARTIN.id, escalation: 'e-durand' });
    expect(sent).toMatchObject({ result: 'sent' });
    await see('Situation close par vous');
    expect(await playground.page.getByText('Situation 12', { exact: true }).count()).toBe(1);
  });

  it('receives a new card without having asked for it', async () => {
    const third = threePeople().at(2);
    if (!third) throw new Error('there are three people');
    desk.open(third);
    await desk.take({ advisor: PETIT, escalation: third.id, inboxId: 'other' });
    await send({ kind: 'card', advisor: MARTIN.id, escalation: third.id });
    await see('Situation 14');
    await see('Situation suivie par Mme Petit');
  });
});
