import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Bench, onEachDatabase } from './databases.ts';
import { type Call, createPlatform, type Platform, seeded, type Work } from './faults/platform.ts';
import { chat } from './records.ts';

/** `npm test` kills a few times; `npm run fautes` a hundred. */
const KILLS = Number(process.env.KILLS ?? 4);
/** Longest life, in updates that it confirmed; then some more milliseconds. */
const LIFE = 80;
const LIFE_MS = 25;
const WORKER = fileURLToPath(new URL('./faults/worker.ts', import.meta.url));

onEachDatabase((bench) => {
  test(
    `${KILLS} SIGKILLs under load: no update lost, no effect doubled, order kept`,
    async () => {
      const random = seeded(2026);
      const platform = await createPlatform(random);
      for (let life = 0; life < KILLS; life += 1) await live(bench(), platform, life, random);
      platform.finish();
      expect(await live(bench(), platform, KILLS, null)).toBe(0);
      platform.close();

      const { updates, confirmed, calls } = platform;
      expect(confirmed.size).toBe(updates.length);
      expect(updates.length).toBeGreaterThan(KILLS * 5);
      const people = [...new Set(updates.map(({ person }) => person))];
      const storage = await bench().open();
      for (const person of people) {
        const { state } = await storage.turns.read(chat(person), null);
        const heard = updates.filter((update) => update.person === person).length;
        expect(state?.asked, `turns of ${person}`).toBe(heard);
        expect(state?.misses, `timers of ${person}`).toBe(Math.floor(heard / 3));
        expect(countsOf(calls, person), `calls to ${person}`).toEqual(
          Array.from({ length: (heard + Math.floor(heard / 3)) * 2 }, (_, index) => index + 2),
        );
      }
      await storage.close();
      const doubled = calls.filter(({ id, again }, index) => {
        const before = calls.findIndex((call) => call.id === id);
        return before < index && again !== true;
      });
      expect(doubled, 'calls made twice that the bot did not know of').toEqual([]);
      const maybe = calls.length - new Set(calls.map(({ id }) => id)).size;
      process.stderr.write(
        `${KILLS} kills: ${updates.length} updates, ${calls.length} calls, ${maybe} made again because a kill fell between the platform's yes and ours\n`,
      );
    },
    60_000 + KILLS * 5_000,
  );
});

/** One life of the process: killed at a random moment, or left to end by itself; gives its exit code. */
async function live(
  { options }: Bench,
  { port, confirmed }: Pick<Platform, 'port' | 'confirmed'>,
  life: number,
  random: (() => number) | null,
): Promise<number | null> {
  const { databaseUrl, dataDir, encryptionKey } = options;
  const work: Work = { port, life, where: { databaseUrl, dataDir, encryptionKey } };
  const child = spawn(process.execPath, [WORKER, JSON.stringify(work)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  if (random) {
    // One in eight dies while it starts.
    if (random() < 0.125) await pause(random() * 600);
    else {
      const enough = confirmed.size + 5 + random() * LIFE;
      while (confirmed.size < enough && child.exitCode === null) await pause(1);
      await pause(random() * LIFE_MS);
    }
    child.kill('SIGKILL');
  }
  const [code] = await ended;
  return z.number().nullable().parse(code);
}

const said = z.object({ person: z.string(), count: z.number() });

/** What a person read, in the order in which it came; a call made again at the same place counts once. */
function countsOf(calls: readonly Call[], person: string): readonly number[] {
  const counts = calls
    .map(({ call }) => said.parse(call))
    .filter((call) => call.person === person)
    .map(({ count }) => count);
  return counts.filter((count, index) => count !== counts[index - 1]);
}
