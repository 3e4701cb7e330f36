import { teamsRender } from '../../channels/teams/render.ts';
import { telegramRender } from '../../channels/telegram/render.ts';
import type { Config } from '../../config.ts';
import { CannotStart } from '../../runtime/cannotStart.ts';
import { createConverse } from '../../runtime/converse.ts';
import { type Edition, loadEdition } from '../../runtime/edition.ts';
import { createPlayOn, type PlayOn } from '../../runtime/playOn.ts';
import { readProjectFiles } from '../../runtime/projectFiles.ts';
import { openStorage, type Storage } from '../../storage/open.ts';

/** What an operator's command works with: the live process's own, or one opened for the command. */
export type Office = {
  readonly storage: Storage;
  readonly playOn: PlayOn;
  readonly edition: () => Edition;
  readonly now: () => Date;
};

/** Opens the storage for one command. What it makes people read leaves when Compagnon runs. */
export async function openOffice(config: Config): Promise<Office & { close(): Promise<void> }> {
  const { edition } = loadEdition(readProjectFiles(config.dialogsDir, config.localesDir));
  if (!edition) throw new CannotStart('Les dialogues ont des erreurs : npm run verifier.');
  const now = () => new Date();
  const storage = await openStorage({ ...config, mode: 'real', clock: { now } });
  const { play, idle } = createConverse({
    store: storage.turns,
    stage: { edition: () => edition, people: { telegram: telegramRender }, advisors: teamsRender },
    closeTap: {},
    deadTurn: (turn) => storage.traces.buryTurn(turn),
    log: () => {},
  });
  return {
    storage,
    playOn: createPlayOn(storage.turns, play),
    edition: () => edition,
    now,
    async close() {
      await idle();
      await storage.close();
    },
  };
}
