import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why the tests in a browser cannot run here; null when they can. */
export function browserMissing(): string | null {
  return existsSync(CHROMIUM) ? null : `Chromium is not at ${CHROMIUM}`;
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** `npm start` as a newcomer does it, on a folder of its own. */
export type Demo = { readonly address: string; stop(): Promise<void> };

export async function startDemo(): Promise<Demo> {
  const folder = mkdtempSync(join(tmpdir(), 'compagnon-demo-'));
  const server = spawn(process.execPath, ['src/main.ts'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: '0',
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await addressOf(server);
  return {
    address,
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The address that it prints. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (bytes: Buffer) => {
      output += bytes.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/u.exec(output)?.[0];
      if (found) resolve(found);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('exit', () => reject(new Error(`npm start ended: ${output}`)));
  });
}

/** The page as somebody uses it: what they see, write and touch. */
export type Visitor = ReturnType<typeof visitor>;

export function visitor(page: Page) {
  const messages = page.locator('#messages');
  const activities = page.locator('#activities');
  return {
    page,
    /** Waits until the robot has said this in its last messages. */
    sees: (words: string) => messages.getByText(words).last().waitFor({ timeout: 15_000 }),
    writes: async (words: string) => {
      await page.fill('#text', words);
      await page.press('#text', 'Enter');
    },
    taps: (label: string) =>
      messages.getByRole('button', { name: label, exact: true }).last().click({ timeout: 15_000 }),
    sends: (file: { name: string; mimeType: string; buffer: Buffer }) =>
      page.setInputFiles('#files', file),
    edits: async (before: string, after: string) => {
      const bubble = messages.locator('.bubble.person', { hasText: before }).last();
      await bubble.hover();
      await bubble.getByRole('button').click();
      await page.fill('#text', after);
      await page.press('#text', 'Enter');
    },
    advisor: {
      sees: (words: string) => activities.getByText(words).last().waitFor({ timeout: 15_000 }),
      presses: (label: string) =>
        activities.getByRole('button', { name: label }).last().click({ timeout: 15_000 }),
      answers: async (words: string) => {
        await activities.locator('textarea, input').last().fill(words);
        await activities.getByRole('button', { name: 'Répondre' }).last().click();
      },
    },
    waits: (label: string) => page.getByRole('button', { name: label }).click(),
  };
}
