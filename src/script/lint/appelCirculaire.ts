import type { Draft } from '../draft.ts';
import { flatten } from '../flow.ts';
import { scriptRule } from './rule.ts';

/** Scripts that call each other in a circle would pile up without end. */
export const appelCirculaire = scriptRule('appel-circulaire', (draft, { drafts }) =>
  flatten(draft.blocks)
    .filter(({ inspection }) =>
      inspection.scripts.some(
        ({ script, does }) => does === 'calls' && leadsTo(drafts, script, draft.name),
      ),
    )
    .map((block) => ({
      block,
      sentence: `Cet appel revient au script « ${draft.name} » : les scripts s’appelleraient sans fin.`,
      mend: 'Enlevez l’un des appels du cercle.',
    })),
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
