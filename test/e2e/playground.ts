import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const CLI = join(dirname(manifestOfPlayground()), 'cli.js');

function manifestOfPlayground(): string {
  const require = createRequire(import.meta.url);
  return require.resolve('@microsoft/m365agentsplayground/package.json');
}

/** Why the tests in Microsoft's own client cannot run here; null when they can. */
export function playgroundMissing(): string | null {
  return existsSync(CHROMIUM) ? null : `Chromium is not at ${CHROMIUM}`;
}

/** The account that speaks in the playground, as it names it to the bot. */
export const PLAYGROUND_ACCOUNT = {
  aadObjectId: '00000000-0000-0000-0000-0000000000020',
  tenantId: '00000000-0000-0000-0000-0000000000001',
} as const;

export type Playground = { readonly page: Page; close(): Promise<void> };

/**
 * Microsoft's Teams-like client on loopback, open in a headless browser and speaking with the bot at
 * `endpoint`. Opening the page installs the bot. Neither it nor the browser reaches beyond this machine.
 */
export async function openPlayground(endpoint: string): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  const port = await freePort();
  const server = await start(folder, port, endpoint);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: BROWSER_ARGUMENTS });
  const page = await openPage(browser, port);
  return {
    page,
    async close() {
      await browser.close();
      const gone = once(server, 'exit');
      server.kill('SIGKILL');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function start(folder: string, port: number, endpoint: string): Promise<ChildProcess> {
  const bin = await opener(folder);
  const server = spawn(
    process.execPath,
    [CLI, 'start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--dt'],
    { cwd: folder, env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` } },
  );
  let printed = '';
  await new Promise<void>((listening, failed) => {
    server.stdout.on('data', (part) => {
      printed += String(part);
      if (printed.includes(`Listening on ${port}`)) listening();
    });
    server.stderr.on('data', (part) => {
      printed += String(part);
    });
    server.on('exit', () => failed(new Error(`The playground stopped: ${printed}`)));
  });
  return server;
}

/** The playground opens a browser of its own with `xdg-open`, which a server does not have. */
async function opener(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'xdg-open'), '#!/bin/sh\nexit 0\n');
  await chmod(join(bin, 'xdg-open'), 0o755);
  return bin;
}

async function openPage(browser: Browser, port: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1800 } });
  await page.route('**', async (route) => {
    const { hostname } = new URL(route.request().url());
    await (hostname === '127.0.0.1' ? route.continue() : route.abort());
  });
  await page.goto(`http://127.0.0.1:${port}/`);
  return page;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was opened');
  await new Promise((closed) => server.close(closed));
  return address.port;
}
