import { placeholders } from '../../engine/placeholder.ts';
import type { LintRule } from '../draft.ts';
import { flatten } from '../flow.ts';
import { sourcesOf } from './rule.ts';

/** A text that shows a fact which persons fill, and no script asks or notes it. */
export const faitJamaisRempli: LintRule = {
  code: 'fait-jamais-rempli',
  check({ drafts, facts }) {
    const all = Object.values(drafts).flatMap((draft) =>
      flatten(draft.blocks).map((block) => ({ draft, block })),
    );
    const filled = new Set(
      all.flatMap(({ block: { inspection } }) => [
        ...inspection.defines.map(({ name }) => name),
        ...inspection.writes.map(({ fact }) => fact),
      ]),
    );
    return all.flatMap(({ draft, block }) =>
      block.inspection.texts.flatMap(sourcesOf).flatMap(({ source, path }) =>
        placeholders(source)
          .filter(({ name }) => facts[name]?.filledBy === 'personne' && !filled.has(name))
          .map(({ name, offset }) => ({
            code: 'fait-jamais-rempli',
            severity: 'erreur' as const,
            sentence: `Aucun script ne demande ni ne note « ${name} » : {{${name}}} sera toujours vide.`,
            mend: `Ajoutez « demander: ${name} », ou enlevez-le du texte.`,
            place: draft.placeIn(block, path, offset),
          })),
      ),
    );
  },
};
