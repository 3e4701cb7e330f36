import { readConfig } from '../../config.ts';
import { CannotStart } from '../../runtime/cannotStart.ts';
import { openOffice } from './office.ts';
import { type Outcome, operate, type Request } from './operations.ts';
import { askLive } from './socket.ts';

/** Runs a command in the live process, or on the storage itself when none lives; prints what it says. */
export async function runCommand(request: Request): Promise<void> {
  try {
    const { ok, lines } = await carryOut(request);
    for (const line of lines) console.log(line);
    process.exitCode = ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

async function carryOut(request: Request): Promise<Outcome> {
  // Commands are for the real thing: the settings of the demo have nothing to keep.
  const config = readConfig({
    ...process.env,
    TELEGRAM_BOT_TOKEN: process.env.TELEGRAM_BOT_TOKEN ?? '1:commande',
  });
  const live = await askLive(config.dataDir, request);
  if (live) return live;
  const office = await openOffice(config);
  try {
    return await operate(office, request);
  } finally {
    await office.close();
  }
}
