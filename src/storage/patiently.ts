import { setTimeout as pause } from 'node:timers/promises';
import { troubleOf } from './errors.ts';

const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2000;

/**
 * Runs a statement until the database has answered it: waits while it is gone, tries again when two
 * writers met. Throws what the database refuses, and what it did not answer before `closing`.
 */
export async function patiently<Result>(
  run: () => Promise<Result>,
  closing: AbortSignal,
): Promise<Result> {
  for (let waitMs = FIRST_WAIT_MS; ; ) {
    try {
      return await run();
    } catch (error) {
      const trouble = troubleOf(error);
      if (closing.aborted || (trouble !== 'gone' && trouble !== 'again')) throw error;
      if (trouble === 'again') continue;
      await pause(waitMs, undefined, { signal: closing }).catch(() => {});
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
  }
}
