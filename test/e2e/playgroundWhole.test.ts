import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoProgramme, startDemoProgramme } from '../../src/demo.ts';
import { DEMO_ADVISORS } from '../../src/simulator/demoData.ts';
import { type PersonActor, personOf } from './actors.ts';
import {
  openPlayground,
  PLAYGROUND_ACCOUNT,
  type Playground,
  playgroundMissing,
} from './playground.ts';

const missing = playgroundMissing();
if (missing)
  process.stderr.write(`\n*** SKIPPED: the whole way to Microsoft's client. ${missing}\n`);

/** The whole programme, its advisor in Microsoft's own client: nothing of the Teams side is ours here. */
describe.skipIf(missing)("Bruno on Telegram, and Claire in Microsoft's own client", () => {
  let programme: DemoProgramme;
  let bruno: PersonActor;
  let playground: Playground;

  beforeAll(async () => {
    programme = await startDemoProgramme(
      { host: '127.0.0.1', port: 0, dialogsDir: 'dialogs', localesDir: 'locales' },
      () => undefined,
    );
    await giveClaireTheAccount(programme);
    bruno = personOf(programme, 'Bruno');
    playground = await openPlayground(`${programme.url}/api/messages`);
  });

  afterAll(async () => {
    await playground?.close();
    await programme?.stop();
  });

  const see = (words: string) => playground.page.getByText(words).last().waitFor();
  const press = (title: string) =>
    playground.page.getByRole('button', { name: title, exact: true }).last().click();

  it('begin: the bot is installed, and knows her', async () => {
    await see('Bonjour Claire Morel.');
  });

  it('he asks for a person, and his card comes to her by itself', async () => {
    bruno.write('bonjour');
    await bruno.tap('Oui');
    bruno.write('je veux parler à quelqu’un');
    await see('Demande à parler à quelqu');
    await see('En attente depuis');
  });

  it('she takes it, and he is told who follows him', async () => {
    await press('Prendre en charge');
    await see('Vous suivez cette personne');
    await bruno.reads('Claire Morel');
  });

  it('her words reach him, and his reach her', async () => {
    await playground.page.getByLabel('Répondre à').last().fill('Bonjour, je vous écoute.');
    await press('Répondre');
    await bruno.reads('Bonjour, je vous écoute.');
    await see('votre réponse est partie.');
    bruno.write('merci beaucoup');
    await see('merci beaucoup');
  });

  it('what she types in the chat goes to him, under the line that says so', async () => {
    await playground.page.locator('[data-lexical-editor]').click();
    await playground.page.keyboard.type('Je vous rappelle demain.');
    await playground.page.keyboard.press('Enter');
    await bruno.reads('Je vous rappelle demain.');
    await see('✅ À');
  });

  it('she closes, her card shows it, and the robot takes up again', async () => {
    await press('Clore');
    await see('Situation close');
    await bruno.reads('Claire Morel');
    bruno.write('aide');
    await bruno.reads('Touchez un bouton');
    expect(programme.demo.teams.office.mistakes).toEqual([]);
  });
});

/** The playground speaks with an account of its own: it becomes Claire's. */
async function giveClaireTheAccount({ storage, clock }: DemoProgramme): Promise<void> {
  const advisors = DEMO_ADVISORS.map((one) => ({
    ...one,
    ...(one.id === 'claire-morel' ? PLAYGROUND_ACCOUNT : {}),
    awayUntil: null,
    substitute: null,
  }));
  await storage.imports.apply({ advisors, people: [], loans: [], instalments: [] }, clock.now());
}
