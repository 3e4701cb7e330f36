import { openTelegram } from './channels/telegram/openTelegram.ts';
import type { Config } from './config.ts';
import { localDate } from './domain/calendar.ts';
import { createJumpClock, type DueSource, type JumpClock } from './runtime/clock.ts';
import type { Log } from './runtime/ports.ts';
import { type Demo, startDemo } from './simulator/demo.ts';
import { DEMO_ADVISORS, DEMO_PHONES, demoCases } from './simulator/demoData.ts';
import { type Programme, startProgramme } from './start.ts';
import { openStorage, type Storage } from './storage/open.ts';

/** The demo: everything of the real thing, between two simulated platforms, on a clock that jumps. */
export type DemoProgramme = {
  /** What is printed at the start. */
  readonly said: readonly string[];
  readonly url: string;
  readonly demo: Demo;
  readonly clock: JumpClock;
  readonly storage: Storage;
  stop(): Promise<void>;
};

const TIME_ZONE = 'Europe/Paris';

/** Starts the demo. Its database lives in memory: each start tells the story from its beginning. */
export async function startDemoProgramme(
  config: Pick<Config, 'host' | 'port' | 'dialogsDir' | 'localesDir'>,
  log: Log,
): Promise<DemoProgramme> {
  const late: Late = { due: null, url: '' };
  const clock = createJumpClock(new Date(), () => late.due);
  const storage = await openStorage({
    databaseUrl: null,
    dataDir: 'memory://demo',
    encryptionKey: null,
    mode: 'demo',
    clock,
  });
  const demo = await startDemo({
    clock,
    people: await seed(storage, clock),
    advisors: DEMO_ADVISORS,
    endpoint: () => `${late.url}/api/messages`,
    timeZone: TIME_ZONE,
  });
  try {
    const { token, apiRoot } = demo.telegram;
    const programme = await startProgramme({
      config: { ...config, publicUrl: null },
      telegram: await openTelegram({ token, apiRoot, webhook: null, clock, log }),
      webhook: false,
      teams: { registration: null, serviceUrl: demo.teams.serviceUrl },
      storage,
      clock,
      log,
      // Both platforms are ours: nobody asks us to slow down.
      paces: {},
      page: demo.page,
    });
    late.due = programme.due;
    late.url = programme.url;
    await demo.open();
    const stop = () => stopAll(programme, demo, storage);
    return { said: said(programme.url), url: programme.url, demo, clock, storage, stop };
  } catch (error) {
    await demo.close();
    await storage.close();
    throw error;
  }
}

/** Known only once the programme has started. */
type Late = { due: DueSource | null; url: string };

/** Puts the people of the demo into the database; each case gets its invitation. */
async function seed(storage: Storage, clock: JumpClock) {
  const now = clock.now();
  const cases = demoCases(localDate(now.toISOString(), TIME_ZONE));
  const loans = cases.flatMap(({ number, loan }) =>
    loan ? [{ ...loan, caseNumber: number }] : [],
  );
  await storage.imports.apply(
    {
      advisors: DEMO_ADVISORS.map((one) => ({ ...one, awayUntil: null, substitute: null })),
      people: cases.map(({ number, ...person }) => ({ ...person, caseNumber: number })),
      loans,
      instalments: loans.flatMap(({ reference, instalments }) =>
        instalments.map((one) => ({
          ...one,
          loan: reference,
          paidOn: one.status === 'payée' ? one.due : null,
        })),
      ),
    },
    now,
  );
  return await Promise.all(
    DEMO_PHONES.map(async ({ caseNumber, ...phone }) => ({
      ...phone,
      invitation: caseNumber === null ? null : await invite(storage, caseNumber, now),
    })),
  );
}

async function invite(storage: Storage, caseNumber: string, now: Date): Promise<string | null> {
  const person = await storage.people.ofCase(caseNumber);
  return person && (await storage.invitations.issue(person, now));
}

async function stopAll(programme: Programme, demo: Demo, storage: Storage): Promise<void> {
  await programme.stop();
  await demo.close();
  await storage.close();
}

function said(url: string): readonly string[] {
  return [
    '',
    `  Compagnon, la démonstration : ${url}`,
    '',
    '  À gauche vous êtes la personne, à droite le conseiller. Rien ne quitte cette machine.',
    '  Tout est inventé, et oublié à l’arrêt (Ctrl+C).',
    '',
  ];
}
