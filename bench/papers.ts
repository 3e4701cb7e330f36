import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import sharp from 'sharp';
import { createPapers } from '../src/papers/papers.ts';

/*
 * Receiving a photo of 5 MB of a paper, as a phone takes it: looked at, cleaned, drawn small. Total time, and
 * the longest that the event loop was held. `node bench/papers.ts`.
 */

const ROUNDS = 15;
const OPTIONS = { today: '2026-09-09', months: 3, caption: null };

/** A photo of 12 million pixels and about 5 MB: a page of text with the grain of a phone. */
async function photo(): Promise<Buffer> {
  const [width, height] = [4032, 3024];
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const grain = await sharp({
    create: { width, height, channels: 3, background: '#808080', noise },
  })
    .png()
    .toBuffer();
  const lines = Array.from(
    { length: 60 },
    (_, row) =>
      `<path d="M300 ${250 + row * 42}h3400" stroke="#222" stroke-width="16" stroke-dasharray="9 7 14 6"/>`,
  );
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#efece6"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(page))
    .composite([{ input: grain, blend: 'soft-light' }])
    .withExif({
      IFD0: { Make: 'Bench' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '47/1 13/1 5/1' },
    })
    .jpeg({ quality: 96 })
    .toBuffer();
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

/**
 * Times a job: in all, the processor time of all threads and of the one of the event loop, and the longest
 * block of the event loop, on the clock and in processor time, in milliseconds. On a machine that others
 * load, only processor times compare.
 */
async function time(job: () => Promise<unknown>) {
  await job();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const totals: number[] = [];
  const [all, ours] = [process.cpuUsage(), process.threadCpuUsage()];
  const blocks = watchBlocks();
  delay.enable();
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await job();
    totals.push(performance.now() - start);
  }
  delay.disable();
  const longestWork = blocks.stop();
  const used = ({ user, system }: NodeJS.CpuUsage) => Math.round((user + system) / 1000 / ROUNDS);
  const processor = used(process.cpuUsage(all));
  const eventLoop = used(process.threadCpuUsage(ours));
  const worst = Math.round(Math.max(...totals));
  return {
    median: median(totals),
    fastest: Math.round(Math.min(...totals)),
    worst,
    processor,
    eventLoop,
    longestBlock: Math.round(delay.max / 1e6),
    longestWork,
  };
}

/** The most processor time that the event loop's thread used between two turns of a timer. */
function watchBlocks() {
  let [last, longest] = [process.threadCpuUsage(), 0];
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longest = Math.max(longest, (user + system) / 1000);
  }, 1);
  return {
    stop() {
      clearInterval(timer);
      return Math.round(longest);
    },
  };
}

const papers = createPapers();
const bytes = await photo();
const { inspection, kept } = await papers.receive(bytes, OPTIONS);
const eight = () => Promise.all(Array.from({ length: 8 }, () => papers.receive(bytes, OPTIONS)));
const result = {
  photo: { megabytes: Math.round(bytes.length / 1e4) / 100, findings: inspection.findings },
  keptKilobytes: Math.round((kept?.bytes.length ?? 0) / 1000),
  receive: await time(() => papers.receive(bytes, OPTIONS)),
  inspect: await time(() => papers.inspect(bytes, OPTIONS)),
  clean: await time(() => papers.clean(bytes, 'image/jpeg')),
  eightAtOnce: await time(eight),
  residentMegabytes: Math.round(process.memoryUsage.rss() / 1e6),
};
console.log(JSON.stringify(result, null, 2));
await papers.close();
