import type { Block } from '../../engine/blocks/block.ts';
import { type Flow, flowOf, reachable } from '../flow.ts';
import { scriptRule } from './rule.ts';

/** A loop in which nothing is asked would never stop. */
export const boucleSansQuestion = scriptRule('boucle-sans-question', (draft) => {
  const flow = flowOf(draft.blocks);
  return [...reachable(flow)]
    .filter((block) => block.inspection.targets.length > 0 && comesBack(flow, block))
    .map((block) => ({
      block,
      sentence: 'Cette boucle ne pose aucune question : elle tournerait sans fin.',
      mend: 'Mettez un « demander » dans la boucle, ou enlevez cet « aller ».',
    }));
});

/** True when the talk can come back to this block without a question on the way. */
function comesBack(flow: Flow, start: Block): boolean {
  const seen = new Set<Block>();
  const queue = next(flow, start);
  for (let block = queue.pop(); block; block = queue.pop()) {
    if (block === start) return true;
    if (seen.has(block) || block.inspection.waits) continue;
    seen.add(block);
    queue.push(...next(flow, block));
  }
  return false;
}

function next(flow: Flow, block: Block): Block[] {
  return (flow.after.get(block) ?? []).flatMap(({ to }) => to ?? []);
}
