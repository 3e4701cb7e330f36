import { placeholders } from '../../engine/placeholder.ts';
import type { Project } from '../draft.ts';
import { flatten, flowOf } from '../flow.ts';
import { scriptRule } from './rule.ts';

/**
 * In a script that starts by itself the first words may show on a locked screen: no amount before the
 * person has answered. (The knock itself is the robot's and holds nothing.)
 */
export const montantNotifie = scriptRule('montant-notifie', (draft, project) => {
  if (!startsAlone(draft.name, project)) return [];
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
      .filter(({ as, text }) => (as === 'message' || as === 'question') && showsAmount(text.source))
      .map(({ path }) => ({
        block,
        path,
        sentence: 'Ce texte montre un montant. Il peut s’afficher sur un écran verrouillé.',
        mend: 'Dites le montant après une première réponse de la personne.',
      })),
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

function showsAmount(source: string | { readonly one: string; readonly many: string }): boolean {
  const texts = typeof source === 'string' ? [source] : [source.one, source.many];
  return texts.some(
    (text) =>
      /\d[\s\u00a0\u202f]*(?:€|euros?)/iu.test(text) ||
      placeholders(text).some(({ format }) => format === 'euros'),
  );
}
