import { deliver } from './deliver.ts';
import { refresh } from './fresh.ts';
import type { Line } from './line.ts';
import { openLine } from './line.ts';
import { shrink } from './shrink.ts';
import { say, speak } from './words.ts';

/** The largest file that the server takes, in bytes: told before it has cost anything. */
const LARGEST = 20 * 1024 * 1024;

let under = 0;
let before: Promise<void> = Promise.resolve();

/** True while something is on its way. */
export function isSending(): boolean {
  return under > 0;
}

/** Sends a file for a paper, after those chosen before it. */
export function send(section: HTMLElement, address: string, file: File): void {
  const line = openLine(section, file.name);
  const key = newKey();
  const start = () => {
    under += 1;
    line.say(say(under > 1 ? 'envoi.attente' : 'envoi.prepare'));
    before = before
      .then(() => sendNow(section, address, file, key, line))
      .finally(() => {
        under -= 1;
      });
  };
  line.onAgain = start;
  start();
}

async function sendNow(
  section: HTMLElement,
  address: string,
  file: File,
  key: string,
  line: Line,
): Promise<void> {
  if (file.size === 0) return line.fail(say('refus.vide'), false);
  line.say(say('envoi.prepare'));
  const light = await shrink(file);
  if (light.size > LARGEST) return line.fail(say('refus.trop_gros'), false);
  const outcome = await deliver(address, light, key, {
    progress(share) {
      line.say(say(share < 1 ? 'envoi.part' : 'envoi.regarde'));
      line.progress(share);
    },
    dropped() {
      line.say(say('envoi.coupe'));
      speak(say('envoi.coupe'));
    },
  });
  if (outcome.type === 'closed') return location.reload();
  if (outcome.type === 'refused') return line.fail(outcome.words, false);
  if (outcome.type === 'later') return line.fail(say('envoi.rate'), true);
  line.close();
  await refresh(section.dataset.paper ?? '', 'recue').catch(() => location.reload());
}

/** Pages served without HTTPS (a trial on this machine) have no `randomUUID`. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
