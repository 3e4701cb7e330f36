import axe from 'axe-core';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPort, type Served } from '../../src/http/serve.ts';
import { mountView } from '../../src/http/view/mountView.ts';
import type { Viewed } from '../../src/http/view/ports.ts';
import { samplePdf, samplePhoto } from '../support/sampleFiles.ts';
import { browserMissing, openBrowser } from './demoPage.ts';

const missing = browserMissing();
if (missing) process.stderr.write(`!!! The advisor’s view is not lived through: ${missing}.\n`);

describe.skipIf(missing !== null)('a document, opened once from Teams', () => {
  const waiting = new Map<string, Viewed>();
  let served: Served;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const app = new Hono();
    const ports = {
      now: () => new Date('2026-03-03T10:00:00Z'),
      async takeView(token: string) {
        const found = waiting.get(token) ?? null;
        waiting.delete(token);
        return found;
      },
    };
    mountView(app, ports, () => {});
    served = await openPort(app, '127.0.0.1', 0);
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 900, height: 700 } });
  });

  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  /** A link to these bytes, as a card of Teams holds it. */
  function link(name: string, mime: string, bytes: Uint8Array, download = false): string {
    const token = `lien-du-conseiller-${waiting.size}-${name.length}`;
    const read = async function* () {
      yield bytes;
    };
    waiting.set(token, { name, mime, download, read });
    return `${served.url}/dossier/${token}`;
  }

  const presses = () => page.getByRole('button', { name: 'Ouvrir le document' }).click();

  it('shows a picture, once', async () => {
    const photo = await samplePhoto('Recto', { width: 600, height: 800 });
    const address = link('Carte.jpg', 'image/jpeg', photo);
    await page.goto(address);
    await presses();
    await expect.poll(() => page.evaluate('document.images[0]?.naturalWidth')).toBe(600);
    await page.goto(address);
    await presses();
    await page.getByRole('heading', { name: 'Ce lien ne s’ouvre pas' }).waitFor();
  });

  it('shows a PDF in the reader of the browser', async () => {
    await page.goto(link('Bulletins.pdf', 'application/pdf', await samplePdf('Bulletins')));
    await presses();
    await expect.poll(() => page.evaluate('document.contentType')).toBe('application/pdf');
    await expect.poll(() => page.frames().length).toBeGreaterThan(1);
  });

  it('downloads the whole file under its name', async () => {
    await page.goto(link('Dossier n° 12.pdf', 'application/pdf', await samplePdf('Dossier'), true));
    const [download] = await Promise.all([page.waitForEvent('download'), presses()]);
    expect(download.suggestedFilename()).toBe('Dossier n° 12.pdf');
  });

  it('has no accessibility violation, by day and by night, before and after', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${served.url}/dossier/un-lien-qui-ne-s-ouvre-pas`);
      for (const act of [presses, null]) {
        await page.evaluate(axe.source);
        const found = await page.evaluate(
          'axe.run(document).then(({ violations }) => violations.map(({ id }) => id))',
        );
        expect([colorScheme, found]).toEqual([colorScheme, []]);
        if (process.env.IMAGES && act && colorScheme === 'light')
          await page.screenshot({ path: 'docs/images/dossier.png' });
        await act?.();
      }
    }
  });
});
