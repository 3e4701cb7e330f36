import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheet } from '../papers/pictures.ts';
import {
  browserMissing,
  type Demo,
  openBrowser,
  startDemo,
  type Visitor,
  visitor,
} from './demoPage.ts';

const missing = browserMissing();
if (missing) process.stderr.write(`!!! The demo is not lived through: ${missing}.\n`);

/** A page that can be read, as a phone would send it. */
const PHOTO = {
  name: 'carte.png',
  mimeType: 'image/png',
  buffer: await sheet(),
};

describe.skipIf(missing !== null)('the demo, lived through to the end', () => {
  let demo: Demo;
  let browser: Browser;
  let page: Page;
  let amel: Visitor;

  beforeAll(async () => {
    demo = await startDemo();
    browser = await openBrowser();
    page = await browser.newPage({
      viewport: { width: 1400, height: 900 },
      reducedMotion: 'reduce',
    });
    await page.goto(demo.address);
    amel = visitor(page);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  /** `IMAGES=1 npm test -- test/e2e/demo` renews the pictures of the documentation. */
  async function picture(name: string): Promise<void> {
    if (process.env.IMAGES) await page.screenshot({ path: `docs/images/${name}.png` });
  }

  it('links the chat by the code and the date of birth, then asks for agreement', async () => {
    await amel.taps('Ouvrir le lien donné par le conseiller');
    await amel.sees('date de naissance');
    await amel.writes('12 avril 1987');
    await amel.sees('Êtes-vous d');
    await amel.taps('Oui');
    await amel.sees('Par quoi voulez-vous commencer ?');
  });

  it('pre-checks a project, with a question about the loan in the middle', async () => {
    await amel.taps('🧭 Parler de mon projet');
    await amel.taps('Voiture, permis, transport');
    await amel.sees('18 ans');
    await amel.taps('Oui');
    await amel.sees('Habitez-vous');
    await amel.taps('Oui');
    await amel.sees('De combien avez-vous besoin');
    await amel.writes('prochain paiement');
    await amel.sees('Prochain paiement');
    await amel.sees('On reprend où nous étions');
    await amel.writes('1500');
    await amel.sees('En combien de mois');
    await amel.writes('24 mois');
    await amel.sees('Combien d');
  });

  it('takes a corrected message as the answer, and goes on where the talk was', async () => {
    await amel.edits('1500', '1200');
    await expect
      .poll(() => page.locator('.message.bot', { hasText: 'Combien d' }).count())
      .toBeGreaterThan(1);
    await amel.writes('1400');
    await amel.sees('pour vivre chez vous');
    await amel.writes('900');
    await amel.sees('Combien de personnes');
    await amel.writes('1');
    await amel.sees('déjà de crédits');
    await amel.writes('0');
    await amel.sees('Une banque vous a-t-elle');
    await amel.taps('Oui');
    await amel.taps('Rien de tout cela');
    await amel.sees('On peut regarder ensemble');
    await amel.taps('Pas maintenant');
    await amel.sees('Vos réponses sont gardées');
  });

  it('keeps a paper that nobody asked for', async () => {
    await amel.sends(PHOTO);
    await amel.sees('Bien reçu');
    await page.locator('#messages .row button').first().waitFor();
    await page.locator('#messages .message').last().getByRole('button').first().click();
    await amel.sees('noté');
  });

  it('hands a payment difficulty to the advisor, who takes it and writes', async () => {
    await amel.writes('je ne peux pas payer');
    await amel.taps("J'ai perdu mon travail");
    await amel.taps('Passer');
    await amel.sees('transmis');
    await amel.advisor.sees('Paiement difficile');
    await picture('demo');
    await amel.advisor.presses('Prendre en charge');
    await amel.sees('Claire Morel');
    await amel.advisor.answers('Bonjour, je regarde cela avec la banque.');
    await amel.sees('Bonjour, je regarde cela avec la banque.');
    await amel.writes('merci beaucoup');
    await amel.advisor.sees('merci beaucoup');
  });

  it('is silent while the advisor answers, and takes up again when the advisor closes', async () => {
    const before = await page.locator('.message.bot').count();
    await amel.writes('prochain paiement');
    await amel.advisor.sees('prochain paiement');
    expect(await page.locator('.message.bot').count()).toBe(before);
    await amel.advisor.presses('Clore');
    await expect.poll(() => page.locator('.message.bot').count()).toBeGreaterThan(before);
    await picture('demo-relais');
  });

  it('knocks three weeks later, and says what it wants on the tap only', async () => {
    for (let week = 0; week < 3; week += 1) await amel.waits('+ 1 semaine');
    await amel.waits('+ 1 jour');
    await amel.sees('Un message vous attend');
    await amel.taps('Lire le message');
    await amel.sees('Je prends des nouvelles');
  });

  it('has no accessibility violation, wide and narrow, by day and by night', async () => {
    await page.addScriptTag({ content: axe.source });
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [name, width, height] of [
        ['demo-large', 1400, 900],
        ['demo-etroit', 390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        const violations = await page.evaluate(
          `axe.run(document).then(({ violations }) =>
            violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(', ')))`,
        );
        if (colorScheme === 'light') await picture(name);
        expect([name, colorScheme, violations]).toEqual([name, colorScheme, []]);
      }
    }
    await page.setViewportSize({ width: 1400, height: 900 });
  });

  it('is used with the keyboard alone: the focus is never lost when something changes', async () => {
    const focused = () =>
      page.evaluate('document.activeElement?.id || document.activeElement?.textContent');
    await page.getByRole('button', { name: 'Bruno' }).focus();
    await page.keyboard.press('Enter');
    expect(await focused()).toContain('Bruno');
    await page.getByRole('button', { name: 'Démarrer' }).focus();
    await page.keyboard.press('Enter');
    await amel.sees('Êtes-vous d');
    expect(await focused()).toBe('messages');
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Oui');
    await page.keyboard.press('Enter');
    await amel.sees('Par quoi voulez-vous commencer ?');
    await page.locator('#menu').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '/aide' }).focus();
    await page.keyboard.press('Escape');
    expect([await focused(), await page.locator('#commands').isVisible()]).toEqual(['menu', false]);
  });
});
