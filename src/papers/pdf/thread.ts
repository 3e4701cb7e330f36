import { Worker } from 'node:worker_threads';
import { PDF_BUFFERS_MB, PDF_HEAP_MB } from '../limits.ts';
import { answered, type PdfRequest } from './messages.ts';

/** What came of a request: an answer, or the thread was stopped because the bytes asked for too much. */
export type Answer =
  | { readonly is: 'answered'; readonly reply: unknown }
  | { readonly is: 'stopped'; readonly why: 'temps' | 'memoire' };

/**
 * A thread that opens PDF, so that nothing in one of them can hold or fill the process. It answers one
 * request at a time (see `createGate`), starts with the first, and after it was stopped starts again with
 * the next: what it held is lost.
 */
export type PdfThread = {
  /** Throws when the thread itself fails (a library is missing): never because of the bytes. */
  ask(request: PdfRequest, milliseconds: number): Promise<Answer>;
  close(): Promise<void>;
};

/** How often the memory outside the heap is looked at: the heap has a limit of its own, this has none. */
const LOOK_MS = 50;

/** A thread not asked for so long ends, and gives its memory back. */
const IDLE_MS = 60_000;

/** `buffersMb`: what it may hold outside its heap, in MB. */
export function createPdfThread(buffersMb = PDF_BUFFERS_MB): PdfThread {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let count = 0;

  async function ask(request: PdfRequest, milliseconds: number): Promise<Answer> {
    clearTimeout(idle);
    const asked = worker ?? start();
    worker = asked;
    count += 1;
    asked.ref();
    try {
      const answer = await answerOf(asked, { id: count, request }, { milliseconds, buffersMb });
      if (answer.is === 'stopped') await close();
      return answer;
    } catch (error) {
      await close();
      throw error;
    } finally {
      asked.unref();
      idle = setTimeout(close, IDLE_MS).unref();
    }
  }

  function start(): Worker {
    const started = startWorker();
    // Heard at all times, or the death of a thread would be ours.
    started.on('error', () => {});
    started.on('exit', () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  async function close(): Promise<void> {
    clearTimeout(idle);
    const closed = worker;
    worker = null;
    await closed?.terminate();
  }

  return { ask, close };
}

function startWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: PDF_HEAP_MB },
    // Warnings of the library are about the papers of people: they go nowhere.
    stdout: true,
    stderr: true,
  });
}

type Bounds = { readonly milliseconds: number; readonly buffersMb: number };
type Asked = { readonly id: number; readonly request: PdfRequest };

/** Waits for the first of: the answer, the end of the time, too much memory, the death of the thread. */
function answerOf(
  worker: Worker,
  asked: Asked,
  { milliseconds, buffersMb }: Bounds,
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const stop = (why: 'temps' | 'memoire') => () => resolve({ is: 'stopped', why });
  const heard = (message: unknown) => {
    const { id, reply, failed } = answered.parse(message);
    if (id !== asked.id) return;
    if (failed === null) resolve({ is: 'answered', reply });
    else reject(new Error(`papers: the PDF thread failed at « ${asked.request.do} »: ${failed}`));
  };
  const died = (error: unknown) => (isOutOfMemory(error) ? stop('memoire')() : reject(error));
  const left = () => reject(new Error(`papers: the PDF thread left at « ${asked.request.do} »`));
  worker.on('message', heard).on('error', died).on('exit', left);
  const time = setTimeout(stop('temps'), milliseconds);
  const look = setInterval(() => lookAtMemory(worker, buffersMb, stop('memoire')), LOOK_MS);
  worker.postMessage(asked);
  return promise.finally(() => {
    clearTimeout(time);
    clearInterval(look);
    worker.off('message', heard).off('error', died).off('exit', left);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function lookAtMemory(worker: Worker, buffersMb: number, tooMuch: () => void): void {
  worker.getHeapStatistics().then(
    ({ external_memory }) => {
      if (external_memory > buffersMb * 1024 * 1024) tooMuch();
    },
    // It ended in between: that is told elsewhere.
    () => {},
  );
}
