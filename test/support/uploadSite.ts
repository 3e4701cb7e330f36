import { Hono } from 'hono';
import { openPort, type Served } from '../../src/http/serve.ts';
import { mountUpload } from '../../src/http/upload/mountUpload.ts';
import type { UploadPorts } from '../../src/http/upload/ports.ts';
import type { PageTexts } from '../../src/http/upload/texts.ts';
import { loadEdition } from '../../src/runtime/edition.ts';
import type { Log } from '../../src/runtime/ports.ts';
import { readProjectFiles } from '../../src/runtime/projectFiles.ts';

/** The words of the project as staff wrote them; a text that is missing throws. */
export function projectTexts(): PageTexts {
  const { edition } = loadEdition(readProjectFiles('dialogs', 'locales'), { strict: true });
  if (!edition) throw new Error('the project does not load');
  const { languages, phone } = edition.ccas;
  return { languages, phone, render: edition.texts.render };
}

/** The upload page on a port of its own, with what it logged. */
export async function openUploadSite(
  ports: UploadPorts,
): Promise<Served & { readonly logged: Parameters<Log>[0][] }> {
  const logged: Parameters<Log>[0][] = [];
  const app = new Hono();
  const texts = projectTexts();
  mountUpload(
    app,
    ports,
    () => texts,
    (line) => logged.push(line),
  );
  return { ...(await openPort(app, '127.0.0.1', 0)), logged };
}
