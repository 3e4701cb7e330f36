import { parentPort } from 'node:worker_threads';
import type { CaseFile } from '../case/caseFile.ts';
import { drawPdf } from './draw.ts';
import { asked, type PdfReply, type PdfRequest } from './messages.ts';
import { readPdf } from './read.ts';

/** The thread that opens PDF: see `thread.ts`, which starts it, bounds it and stops it. */

/** The file of a case that is being put together. */
let file: CaseFile | null = null;

async function answer(request: PdfRequest): Promise<PdfReply> {
  switch (request.do) {
    case 'read':
      return readPdf(request.bytes);
    case 'draw':
      return drawPdf(request.bytes, request.side);
    case 'begin':
      file = await newFile();
      return { is: 'begun' };
    case 'add_pdf':
      return begun().addPdf(request.bytes);
    case 'add_picture':
      return begun().addPicture(request.bytes, request.title);
    case 'finish':
      return { is: 'finished', bytes: await begun().finish(request.cover, request.lines) };
  }
}

/** The library that writes PDF is loaded only when a file is put together. */
async function newFile(): Promise<CaseFile> {
  const { createCaseFile } = await import('../case/caseFile.ts');
  return createCaseFile();
}

function begun(): CaseFile {
  if (!file) throw new Error('no file was begun');
  return file;
}

// The library leaves promises behind when a PDF is closed half read; what matters was answered.
process.on('unhandledRejection', () => {});

parentPort?.on('message', (message: unknown) => {
  const { id, request } = asked.parse(message);
  answer(request).then(
    (reply) => parentPort?.postMessage({ id, reply, failed: null }, heavy(reply)),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        reply: null,
        failed: error instanceof Error ? error.name : typeof error,
      }),
  );
});

/** What is handed over without a copy. */
function heavy(reply: PdfReply): ArrayBuffer[] {
  const bytes = reply.is === 'finished' ? reply.bytes : reply.is === 'drawn' ? reply.data : null;
  return bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
}
