import { type Outcome, sendOnce } from './send.ts';

/** Waits between tries, in milliseconds: about five minutes in all. */
const WAITS_MS = [1000, 2000, 4000, 8000, 15_000, 30_000, 60_000, 60_000, 60_000, 60_000];

type Watcher = {
  /** How much has left, from 0 to 1. */
  readonly progress: (share: number) => void;
  /** The connection is gone; the same file will leave again by itself. */
  readonly dropped: () => void;
};

/** Sends a file until the server has decided about it, across dropped connections. */
export async function deliver(
  address: string,
  file: Blob,
  key: string,
  { progress, dropped }: Watcher,
): Promise<Outcome> {
  for (const wait of WAITS_MS) {
    const outcome = await sendOnce(address, file, key, progress);
    if (outcome.type !== 'later') return outcome;
    dropped();
    await online(wait);
    progress(0);
  }
  return await sendOnce(address, file, key, progress);
}

/** So long, or until the network is back. */
function online(wait: number): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, wait);
    addEventListener('online', go);
  });
}
