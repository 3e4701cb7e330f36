import type { PaperRef } from '../../domain/paper.ts';
import { paperKey } from '../../domain/paper.ts';
import type { UploadLink } from '../paperPorts.ts';
import { linkId } from './ids.ts';
import { createQuiet } from './quiet.ts';
import type { UploadTools } from './tools.ts';

/** Lets the conversation know what happened on the page. */
export type Telling = {
  /** Something came or went: told once nothing more has for a while. */
  soon(token: string, link: UploadLink): void;
  /** « J'ai fini »: told now. */
  finished(token: string, link: UploadLink, now: Date): Promise<void>;
  /** « Je n'ai pas ce papier ». */
  lacking(token: string, link: UploadLink, paper: PaperRef, now: Date): Promise<void>;
  /** Waits for what is being told, and tells no more. */
  close(): Promise<void>;
};

export function createTelling({ playOn, clock, log }: UploadTools): Telling {
  const quiet = createQuiet(clock);
  const underWay = new Set<Promise<void>>();

  async function given(token: string, { conversation }: UploadLink, at: string, finished: boolean) {
    const inboxId = `papers:${linkId(token)}:${finished ? 'finished' : at}`;
    await playOn(conversation, { inboxId, at, happening: { type: 'papers_given', finished } });
  }

  function tellInBackground(token: string, link: UploadLink): void {
    const telling = given(token, link, clock.now().toISOString(), false)
      .catch(() => log({ level: 'error', name: 'papers_not_told' }))
      .finally(() => underWay.delete(telling));
    underWay.add(telling);
  }

  return {
    soon: (token, link) => quiet.stir(linkId(token), () => tellInBackground(token, link)),
    async finished(token, link, now) {
      quiet.forget(linkId(token));
      await given(token, link, now.toISOString(), true);
    },
    async lacking(token, { conversation }, ref, now) {
      const paper = paperKey(ref);
      const at = now.toISOString();
      const inboxId = `papers:${linkId(token)}:lacking:${paper}:${at}`;
      await playOn(conversation, { inboxId, at, happening: { type: 'paper_lacking', paper } });
    },
    async close() {
      quiet.close();
      await Promise.all(underWay);
    },
  };
}
