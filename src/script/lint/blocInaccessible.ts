import { flowOf, reachable } from '../flow.ts';
import { scriptRule } from './rule.ts';

/** A block that no talk can come to: below an `aller` or a `fin`. Only the first of a run is told. */
export const blocInaccessible = scriptRule('bloc-inaccessible', (draft) => {
  const flow = flowOf(draft.blocks);
  const seen = reachable(flow);
  const lost = flow.blocks.filter((block) => !seen.has(block));
  const inner = new Set(lost.flatMap((block) => (flow.after.get(block) ?? []).map(({ to }) => to)));
  return lost
    .filter((block, index) => index === 0 || !inner.has(block))
    .map((block) => ({
      block,
      sentence: 'Personne n’arrive jamais à cette étape.',
      mend: 'Regardez l’étape au-dessus : « aller » et « fin » ne laissent pas continuer. Enlevez cette étape, ou donnez-lui un chemin.',
    }));
});
