import { openTelegram } from './channels/telegram/openTelegram.ts';
import { listenToCommands } from './cli/operations/socket.ts';
import { type Config, readConfig } from './config.ts';
import { TEAMS_PACE, TELEGRAM_PACE } from './jobs/pace.ts';
import { createLog } from './log.ts';
import { CannotStart } from './runtime/cannotStart.ts';
import { createRealClock } from './runtime/clock.ts';
import type { Log } from './runtime/ports.ts';
import { startProgramme } from './start.ts';
import { openStorage } from './storage/open.ts';

/** What was started: where it answers, and how it ends. */
type Running = { readonly said: readonly string[]; stop(): Promise<void> };

/** A second signal, or this long, and we leave without waiting. */
const STOP_PATIENCE_MS = 20_000;

await main();

async function main(): Promise<void> {
  try {
    const config = readConfig(process.env);
    const log = createLog(config.logLevel);
    const running = config.mode === 'demo' ? await demo(config, log) : await real(config, log);
    console.log(running.said.join('\n'));
    stopOnSignals(running);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** The simulator is loaded here and nowhere else: the real thing never holds it. */
async function demo(config: Config, log: Log): Promise<Running> {
  const { startDemoProgramme } = await import('./demo.ts');
  return await startDemoProgramme(config, log);
}

async function real(config: Config, log: Log): Promise<Running> {
  if (!config.telegram) throw new Error('the real thing without Telegram');
  const { apiRoot, ...settings } = config.telegram;
  const clock = createRealClock();
  // A wrong token is told before a database is opened, or made.
  const telegram = await openTelegram({
    ...settings,
    ...(apiRoot === null ? {} : { apiRoot }),
    clock,
    log,
  });
  const storage = await openStorage({ ...config, mode: 'real', clock });
  try {
    const programme = await startProgramme({
      config,
      telegram,
      webhook: settings.webhook !== null,
      teams: { registration: config.teams, serviceUrl: null },
      storage,
      clock,
      log,
      paces: { telegram: TELEGRAM_PACE, teams: TEAMS_PACE },
      page: null,
    });
    const { playOn, edition } = programme;
    const office = { storage, playOn, edition, now: () => clock.now() };
    const closeCommands = await listenToCommands(config.dataDir, office);
    return {
      said: saidAtStart(config, programme.url),
      async stop() {
        await closeCommands();
        await programme.stop();
        await storage.close();
      },
    };
  } catch (error) {
    await storage.close();
    throw error;
  }
}

function saidAtStart(config: Config, url: string): readonly string[] {
  const teams = config.teams
    ? []
    : ['Teams : sans MicrosoftAppId, cette machine seule est servie.'];
  const base =
    config.databaseUrl === null
      ? [
          `Base embarquée dans ${config.dataDir} : pour essayer, apprendre, ou un pilote.`,
          'Une coupure de courant peut faire perdre les derniers messages. Pour de vraies personnes, utilisez PostgreSQL (DATABASE_URL).',
        ]
      : [];
  return [`Compagnon répond sur ${url}`, ...teams, ...base];
}

function stopOnSignals(running: Running): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_PATIENCE_MS).unref();
    running.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
