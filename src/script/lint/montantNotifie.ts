import { placeholders } from '../../engine/placeholder.ts';
import type { Project } from '../draft.ts';
import { flatten, flowOf } from '../flow.ts';
import { scriptRule, sourcesOf } from './rule.ts';

const SENTENCE =
  'Ce texte montre un montant. D’autres pourraient le lire sur l’écran verrouillé du téléphone.';
const MEND = 'Posez d’abord une question. Dites le montant après la réponse.';

/**
 * In a script that starts by itself the first words may show on a locked screen: no amount before the
 * person has answered. (The knock itself is the robot's and holds nothing.)
 */
export const montantNotifie = scriptRule('montant-notifie', (draft, project) => {
  if (!startsAlone(draft.name, project)) return [];
  const types = project.names(draft.name);
  const flow = flowOf(draft.blocks);
  const first = [];
  const seen = new Set();
  const queue = flow.first ? [flow.first] : [];
  for (let block = queue.pop(); block; block = queue.pop()) {
    if (seen.has(block)) continue;
    seen.add(block);
    first.push(block);
    if (!block.inspection.waits)
      queue.push(...(flow.after.get(block) ?? []).flatMap(({ to }) => to ?? []));
  }
  return first.flatMap((block) =>
    block.inspection.texts
      .filter(({ as }) => as === 'message' || as === 'question')
      .flatMap(sourcesOf)
      .flatMap(({ source, path }) => {
        const at = amountIn(source, types);
        return at === null ? [] : [{ block, path, at, sentence: SENTENCE, mend: MEND }];
      }),
  );
});

function startsAlone(name: string, { drafts }: Project): boolean {
  const own = drafts[name]?.starts.some(
    ({ start }) => start.by === 'evenement' && start.name !== 'premier_contact',
  );
  const launched = Object.values(drafts).some((draft) =>
    flatten(draft.blocks).some(({ inspection }) =>
      inspection.scripts.some(({ script, does }) => does === 'launches' && script === name),
    ),
  );
  return own === true || launched;
}

/** Where the first amount of a text begins; null when there is none. */
function amountIn(source: string, types: ReturnType<Project['names']>): number | null {
  const written = /\d[\d\s\u00a0\u202f.,]*(?:€|euros?)/iu.exec(source)?.index;
  const filled = placeholders(source).find(
    ({ name, format }) => format === 'euros' || types[name]?.kind === 'montant',
  )?.offset;
  if (written === undefined || filled === undefined) return written ?? filled ?? null;
  return Math.min(written, filled);
}
