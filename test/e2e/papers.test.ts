import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoProgramme, startDemoProgramme } from '../../src/demo.ts';
import { photo, sheet } from '../papers/pictures.ts';
import { samplePdf } from '../support/sampleFiles.ts';
import { browserMissing, openBrowser, type Visitor, visitor } from './demoPage.ts';

const missing = browserMissing();
if (missing) process.stderr.write(`!!! The way of papers is not lived through: ${missing}.\n`);

const SETTINGS = { host: '127.0.0.1', port: 0, dialogsDir: 'dialogs', localesDir: 'locales' };

describe.skipIf(missing !== null)('papers, from the talk to the page and back', () => {
  let programme: DemoProgramme;
  let browser: Browser;
  let talk: Page;
  let page: Page;
  let amel: Visitor;

  beforeAll(async () => {
    programme = await startDemoProgramme(SETTINGS, () => {});
    browser = await openBrowser();
    talk = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await talk.goto(programme.url);
    amel = visitor(talk);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    await programme?.stop();
  });

  const card = (id: string) => page.locator(`#papier-${id.replace('.', '\\.')}`);

  it('asks a few questions, then gives a link to the page', async () => {
    await amel.writes('bonjour');
    await amel.taps('Oui');
    await amel.sees('Par quoi voulez-vous commencer ?');
    await amel.writes('papiers');
    await amel.taps('Moi seulement');
    await amel.taps('Je suis à la retraite');
    await amel.taps('Je loue');
    await amel.taps('Famille, décès, séparation');
    await amel.taps('Payer des obsèques');
    await amel.sees('À envoyer');
    await amel.writes('mes papiers');
    await amel.sees('Envoyez vos papiers sur cette page');
    const said = (await talk.locator('#messages').textContent()) ?? '';
    const link = /http:\/\/127\.0\.0\.1:\d+\/papiers\/[\w-]{43}/u.exec(said)?.[0];
    expect(link).toContain(programme.url);
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
    await page.goto(link ?? '');
    await card('identite.1').getByText("C'est pour vérifier votre nom.").waitFor();
  }, 60_000);

  it('takes a photo and a PDF on the page, and its list moves', async () => {
    const buffer = await photo(await sheet());
    await page.setInputFiles('input[id="photo-identite.1"]', {
      name: 'IMG_0412.jpg',
      mimeType: 'image/jpeg',
      buffer,
    });
    await card('identite.1').getByText('Photo 1').first().waitFor();
    await card('identite.1').locator('img').first().waitFor();
    await page.setInputFiles('input[id="fichier-rib"]', {
      name: 'rib.pdf',
      mimeType: 'application/pdf',
      buffer: await samplePdf('Relevé d’identité bancaire', { pages: 1 }),
    });
    await card('rib').getByText('PDF 1').first().waitFor();
    await card('identite.1').getByRole('button', { name: "C'est tout" }).click();
    await page.locator('#progress', { hasText: '1 papier fait' }).waitFor();
  }, 60_000);

  it('« J’ai fini » closes the link, and the phone shows the thanks', async () => {
    const address = page.url();
    await page.getByRole('link', { name: "J'ai fini" }).click();
    await page.getByRole('button', { name: 'Oui, fermer' }).click();
    await page.getByText('Merci').first().waitFor();
    await amel.sees("Merci, c'est bien arrivé. J'ai 2 papiers de vous.");
    await page.goto(address.split('?')[0] ?? address);
    await page.getByText("Ce lien ne s'ouvre").first().waitFor();
  }, 60_000);
});
