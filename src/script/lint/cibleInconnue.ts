import { flatten } from '../flow.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { blockRule } from './rule.ts';

/** `aller` to a block that does not exist in this script. */
export const cibleInconnue = blockRule('cible-inconnue', (block, draft) => {
  const names = flatten(draft.blocks).flatMap(({ inspection }) => inspection.name ?? []);
  return block.inspection.targets
    .filter(({ block: target }) => !names.includes(target))
    .map(({ path, block: target }) => ({
      path,
      sentence: `« aller » mène à « ${target} », mais aucune étape de ce script ne porte ce nom.`,
      mend: meant(didYouMean(target, names), 'Donnez ce nom à une étape, ou changez la cible.'),
    }));
});
