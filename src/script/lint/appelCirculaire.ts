import type { Draft } from '../draft.ts';
import { flatten } from '../flow.ts';
import { scriptRule } from './rule.ts';

/** Scripts that call each other in a circle would pile up without end. */
export const appelCirculaire = scriptRule('appel-circulaire', (draft, { drafts }) =>
  flatten(draft.blocks).flatMap((block) =>
    block.inspection.scripts
      .filter(({ script, does }) => does === 'calls' && leadsTo(drafts, script, draft.name))
      .map(({ path, script }) => ({
        block,
        path,
        sentence:
          script === draft.name
            ? 'Ce script s’appelle lui-même : cela n’aurait pas de fin.'
            : `« ${script} » rappelle « ${draft.name} » : les deux s’appelleraient sans fin.`,
        mend:
          script === draft.name
            ? 'Pour revenir en arrière, écrivez « aller: » et le nom d’une étape.'
            : 'Gardez un seul de ces appels, et enlevez l’autre.',
      })),
  ),
);

function leadsTo(drafts: Readonly<Record<string, Draft>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    const calls = flatten(drafts[name]?.blocks ?? []).flatMap(
      ({ inspection }) => inspection.scripts,
    );
    queue.push(...calls.flatMap(({ script, does }) => (does === 'calls' ? script : [])));
  }
  return false;
}
