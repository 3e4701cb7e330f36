import { openTelegram } from '../src/channels/telegram/openTelegram.ts';
import { TEAMS_PACE } from '../src/jobs/pace.ts';
import { createRealClock } from '../src/runtime/clock.ts';
import { startProgramme } from '../src/start.ts';
import { openStorage } from '../src/storage/open.ts';

/** The real thing in a process of its own, for `wholeWay.ts`: webhook on loopback, no pacing of Telegram. */
const [, , databaseUrl = '', dataDir = '', apiRoot = '', token = ''] = process.argv;
const clock = createRealClock();
const encryptionKey = Buffer.alloc(32, 7).toString('base64');
const storage = await openStorage({ databaseUrl, dataDir, encryptionKey, mode: 'real', clock });
const port = 3700 + (process.pid % 200);
const programme = await startProgramme({
  config: { host: '127.0.0.1', port, dialogsDir: 'dialogs', localesDir: 'locales' },
  telegram: await openTelegram({
    token,
    apiRoot,
    webhook: { url: `http://127.0.0.1:${port}/telegram/webhook`, secret: 'bench' },
    clock,
    log: () => {},
  }),
  webhook: true,
  teams: { registration: null, serviceUrl: null },
  storage,
  clock,
  log: () => {},
  paces: { teams: TEAMS_PACE },
  page: null,
});
process.send?.({ url: programme.url });
process.on('disconnect', () => process.exit(0));
