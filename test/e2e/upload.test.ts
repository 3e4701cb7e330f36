import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Served } from '../../src/http/serve.ts';
import { type CuttingProxy, openCuttingProxy } from '../support/cuttingProxy.ts';
import { createMemoryUploads, type MemoryUploads, paper } from '../support/memoryUploads.ts';
import { samplePdf, samplePhoto } from '../support/sampleFiles.ts';
import { openUploadSite } from '../support/uploadSite.ts';
import { browserMissing, openBrowser } from './demoPage.ts';

const missing = browserMissing();
if (missing) process.stderr.write(`!!! The upload page is not lived through: ${missing}.\n`);

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, locale: 'fr-FR' };

const papers = () => [
  paper('identite', 'Carte d’identité', {
    why: 'Pour savoir qui fait la demande.',
    wanted: { of: 'faces', count: 2 },
    alternatives: ['Votre passeport', 'Votre titre de séjour'],
  }),
  paper('domicile', 'Facture d’électricité ou de téléphone', {
    why: 'Pour vérifier votre adresse.',
    state: 'to_redo',
    problem: 'Le nom ne se lit pas sur la photo. Pouvez-vous la reprendre de plus près ?',
  }),
  paper('salaire', 'Bulletins de salaire', {
    why: 'Pour connaître vos revenus.',
    wanted: { of: 'months', count: 3 },
  }),
  paper('contrat', 'Contrat de travail', { alternatives: ['Une attestation de votre employeur'] }),
  paper('impot', 'Avis d’imposition', { state: 'validated' }),
];

describe.skipIf(missing !== null)('papers sent from a phone', () => {
  let browser: Browser;
  let uploads: MemoryUploads;
  let site: Served;
  let network: CuttingProxy;
  let context: BrowserContext;
  let page: Page;
  const strays: string[] = [];

  beforeAll(async () => {
    uploads = createMemoryUploads({ papers: papers() });
    site = await openUploadSite(uploads);
    network = await openCuttingProxy(site.port);
    browser = await openBrowser();
    context = await browser.newContext(PHONE);
    page = await context.newPage();
    // A sending that is cut is a failed request, and is meant; anything else said there is not.
    page.on('console', (said) => {
      if (!/net::ERR|status of 422/u.test(said.text())) strays.push(said.text());
    });
    page.on('pageerror', (error) => strays.push(error.message));
    page.on('request', (request) => {
      if (!/^(?:blob:)?http:\/\/127\.0\.0\.1/u.test(request.url())) strays.push(request.url());
    });
    await page.goto(`${network.url}/papiers/${uploads.token}`);
  });

  afterAll(async () => {
    await browser?.close();
    await network?.close();
    await site?.close();
  });

  const card = (id: string) => page.locator(`#papier-${id}`);
  const sees = (id: string, words: string) => card(id).getByText(words).first().waitFor();
  const file = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
  const shoots = async (id: string, words: string) =>
    page.setInputFiles(
      `#photo-${id}`,
      file('IMG_0412.jpg', 'image/jpeg', await samplePhoto(words)),
    );
  const keptFor = (id: string) => uploads.kept.filter((one) => one.paper === id);

  /** `IMAGES=1 npm test -- test/e2e/upload` renews the pictures of the documentation. */
  async function picture(name: string, of = 'identite'): Promise<void> {
    if (!process.env.IMAGES) return;
    if (name !== 'papiers')
      await page.evaluate(`document.getElementById('papier-${of}')?.scrollIntoView()`);
    await page.screenshot({ path: `docs/images/${name}.png` });
  }

  it('shows what is done and what remains, in words', async () => {
    await page.getByText('1 papier fait, sur 5').waitFor();
    await page.getByText('Bonjour Amel.').waitFor();
    await picture('papiers');
  });

  it('takes a photo of several megabytes, made lighter and without its place on the map', async () => {
    const photo = await samplePhoto('Recto');
    expect(photo.length).toBeGreaterThan(1_500_000);
    await page.setInputFiles('#photo-identite', file('IMG_0411.jpg', 'image/jpeg', photo));
    await sees('identite', 'Bien reçu. Une autre page ?');
    const [kept] = keptFor('identite');
    expect(kept?.mime).toBe('image/jpeg');
    expect(kept?.bytes.length).toBeLessThan(photo.length);
    expect(Buffer.from(kept?.bytes ?? []).includes('GPSLatitude')).toBe(false);
    expect(Buffer.from(kept?.bytes ?? []).includes('Exif')).toBe(false);
  });

  it('takes a second page, then « C’est tout »', async () => {
    await shoots('identite', 'Verso');
    await sees('identite', 'Photo 2');
    await page.locator('#papier-identite img').first().waitFor();
    await picture('papiers-pages');
    await card('identite').getByRole('button', { name: "C'est tout" }).click();
    await sees('identite', 'Bien reçu');
    await page.locator('#progress', { hasText: '2 papiers faits, sur 5' }).waitFor();
    expect(uploads.paper('identite').state).toBe('received');
  });

  it('takes two PDF chosen together, each on its own', async () => {
    await page.setInputFiles('#fichier-salaire', [
      file('janvier.pdf', 'application/pdf', await samplePdf('Janvier')),
      file('février.pdf', 'application/pdf', await samplePdf('Février', { pages: 1 })),
    ]);
    await sees('salaire', 'PDF 2');
    expect(keptFor('salaire').map(({ mime }) => mime)).toEqual([
      'application/pdf',
      'application/pdf',
    ]);
  });

  it('sends again by itself when the connection drops in the middle, and keeps one file', async () => {
    network.cutAfter(400_000);
    const pdf = await samplePdf('Facture', { weight: 3_000_000 });
    await page.setInputFiles('#fichier-domicile', file('facture.pdf', 'application/pdf', pdf));
    await sees('domicile', "La connexion s'est coupée");
    expect(keptFor('domicile')).toEqual([]);
    await picture('papiers-coupure', 'domicile');
    network.mend();
    await sees('domicile', 'Bien reçu. Une autre page ?');
    expect(network.cuts()).toBeGreaterThan(0);
    expect(keptFor('domicile').map(({ bytes }) => bytes.length)).toEqual([pdf.length]);
  });

  it('keeps one file when only the answer was lost', async () => {
    network.loseAnswers();
    const pdf = await samplePdf('Contrat');
    await page.setInputFiles('#fichier-contrat', file('contrat.pdf', 'application/pdf', pdf));
    await sees('contrat', "La connexion s'est coupée");
    network.mend();
    await sees('contrat', 'Bien reçu. Une autre page ?');
    expect(keptFor('contrat').length).toBe(1);
  });

  it('takes a page back', async () => {
    await card('contrat').getByRole('button', { name: 'Retirer' }).click();
    await sees('contrat', 'Cette page est retirée.');
    expect(keptFor('contrat')).toEqual([]);
  });

  it('says kindly what is wrong with a file', async () => {
    const kept = Buffer.from(keptFor('domicile')[0]?.bytes ?? []);
    const tries: readonly [ReturnType<typeof file>, string][] = [
      [file('vide.jpg', 'image/jpeg', Buffer.alloc(0)), 'Ce fichier est vide'],
      [file('notes.txt', 'text/plain', Buffer.from('bonjour')), 'Envoyez une photo ou un PDF'],
      [file('film.pdf', 'application/pdf', Buffer.alloc(21_000_000)), '20 Mo au plus'],
      [file('encore.pdf', 'application/pdf', kept), 'Nous avons déjà cette page'],
    ];
    for (const [wrong, words] of tries) {
      await page.setInputFiles('#fichier-contrat', wrong);
      await sees('contrat', words);
    }
    await picture('papiers-refus', 'contrat');
    expect(keptFor('contrat')).toEqual([]);
  });

  it('hears that somebody does not have a paper, after showing what may replace it', async () => {
    await card('contrat').getByText("Je n'ai pas ce papier").click();
    await sees('contrat', 'Une attestation de votre employeur');
    await card('contrat').getByRole('button', { name: 'Le dire à mon conseiller' }).click();
    await sees('contrat', 'Conseiller prévenu');
    expect(uploads.paper('contrat').state).toBe('lacking');
  });

  it('is used with the keyboard alone, and never loses the focus', async () => {
    const focused = () => page.evaluate('document.activeElement.id');
    await page.locator('#fichier-salaire').focus();
    expect(await focused()).toBe('fichier-salaire');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('tout-salaire');
    await page.keyboard.press('Enter');
    await sees('salaire', 'Merci. Ce papier est envoyé.');
    expect(await focused()).toBe('titre-salaire');
  });

  it('has no accessibility violation by day, by night, in Arabic, narrow, with large words', async () => {
    const home = `${network.url}/papiers/${uploads.token}`;
    for (const [name, search, colorScheme, width, size] of [
      ['jour', '', 'light', 390, '100%'],
      ['nuit', '', 'dark', 390, '100%'],
      ['arabe', '?langue=ar', 'light', 390, '100%'],
      ['arabe de nuit', '?langue=ar', 'dark', 390, '100%'],
      ['etroit', '', 'light', 320, '100%'],
      ['grand', '', 'light', 320, '200%'],
      ['fin', '/fin', 'dark', 320, '200%'],
      ['ferme', 'x', 'light', 320, '100%'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await page.goto(home + search);
      await page.evaluate(`document.documentElement.style.fontSize = '${size}'`);
      for (const summary of await page.locator('summary').all()) await summary.click();
      await page.evaluate(axe.source);
      const violations = await page.evaluate(
        `axe.run(document).then(({ violations }) =>
          violations.map(({ id, nodes }) => id + ': ' + nodes.map((node) => node.target.join(' ')).join(', ')))`,
      );
      const wide = await page.evaluate('document.documentElement.scrollWidth');
      expect([name, violations, wide]).toEqual([name, [], width]);
      if (name === 'nuit' || name === 'arabe' || name === 'grand') await picture(`papiers-${name}`);
    }
    await page.setViewportSize(PHONE.viewport);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('asks before it closes the link, then opens no more', async () => {
    const home = `${network.url}/papiers/${uploads.token}`;
    await page.goto(home);
    await page.getByRole('button', { name: "J'ai fini" }).click();
    await page.getByRole('heading', { name: 'Vous voulez fermer ce lien ?' }).waitFor();
    await page.getByRole('button', { name: 'Oui, fermer' }).click();
    await page.getByRole('heading', { name: 'Merci' }).waitFor();
    await page.goto(home);
    await page.getByText("Ce lien ne s'ouvre pas").first().waitFor();
  });

  it('said nothing in the console, and asked nothing of any other site', () => {
    expect(strays.filter((one) => !/status of 404/u.test(one))).toEqual([]);
  });
});

describe.skipIf(missing !== null)('papers sent from a browser without scripts', () => {
  it('works with the plain form, and says what happened', async () => {
    const uploads = createMemoryUploads({ papers: papers() });
    const site = await openUploadSite(uploads);
    const browser = await openBrowser();
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const page = await context.newPage();
    const card = page.locator('#papier-identite');
    await page.goto(`${site.url}/papiers/${uploads.token}`);
    await card.getByRole('button', { name: 'Envoyer' }).click();
    await card.getByText("Choisissez d'abord une photo").waitFor();
    const buffer = await samplePhoto('Recto', { width: 900, height: 1200 });
    await page.setInputFiles('#photo-identite', { name: 'r.jpg', mimeType: 'image/jpeg', buffer });
    await card.getByRole('button', { name: 'Envoyer' }).click();
    await card.getByText('Photo 1').waitFor();
    expect(uploads.kept.map(({ bytes }) => bytes.length)).toEqual([buffer.length]);
    if (process.env.IMAGES) await page.screenshot({ path: 'docs/images/papiers-sans-script.png' });
    await card.getByRole('button', { name: 'Retirer' }).click();
    await card.getByText('Cette page est retirée.').waitFor();
    expect(uploads.kept).toEqual([]);
    await browser.close();
    await site.close();
  });
});
