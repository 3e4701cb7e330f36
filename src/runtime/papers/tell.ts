import type { PaperRef } from '../../domain/paper.ts';
import { paperKey } from '../../domain/paper.ts';
import type { UploadLink } from '../paperPorts.ts';
import { createPapersGiven } from '../papersComplete.ts';
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

export function createTelling({ playOn, checklists, clock, log }: UploadTools): Telling {
  const quiet = createQuiet(clock);
  const tellWhenComplete = createPapersGiven({ checklists, playOn, clock });
  const underWay = new Set<Promise<void>>();

  /** `which` tells the tellings of one link apart: the same one twice is told once. */
  async function given(token: string, { conversation }: UploadLink, at: string, which: string) {
    const inboxId = `papers_given:${linkId(token)}:${which}`;
    await playOn(conversation, { inboxId, at, happening: { type: 'papers_given' } });
    await tellWhenComplete(conversation);
  }

  function tellInBackground(token: string, link: UploadLink): void {
    const at = clock.now().toISOString();
    const telling = given(token, link, at, at)
      .catch(() => log({ level: 'error', name: 'papers_not_told' }))
      .finally(() => underWay.delete(telling));
    underWay.add(telling);
  }

  return {
    soon: (token, link) => quiet.stir(linkId(token), () => tellInBackground(token, link)),
    async finished(token, link, now) {
      quiet.forget(linkId(token));
      await given(token, link, now.toISOString(), 'finished');
    },
    async lacking(token, { conversation }, ref, now) {
      const paper = paperKey(ref);
      const at = now.toISOString();
      const inboxId = `paper_lacking:${linkId(token)}:${paper}:${at}`;
      await playOn(conversation, { inboxId, at, happening: { type: 'paper_lacking', paper } });
      await tellWhenComplete(conversation);
    },
    async close() {
      quiet.close();
      await Promise.all(underWay);
    },
  };
}
