import { valueAt } from '../nodes.ts';
import type { Problem } from '../problem.ts';
import { readSource } from '../source.ts';
import { aidField, KEYS } from './fields.ts';
import { formulaOf } from './formulaNode.ts';
import { fieldsOf, namedEntries } from './namedEntries.ts';
import type { Aid } from './ruleSet.ts';

/**
 * Reads `dialogs/aides.yaml`: where else to turn. An aid that has no right shape is told and left out.
 * Its situation (`quand:`) is checked with the rules: see `readRuleSet`.
 */
export function readAids(
  file: string,
  text: string,
): { readonly aids: readonly Aid[]; readonly problems: readonly Problem[] } {
  const source = readSource(file, text);
  const { entries, problems: shape } = namedEntries(source);
  const problems = [...source.problems, ...shape];
  const aids = entries.flatMap((entry): readonly Aid[] => {
    const { data, problems: wrong } = fieldsOf(source, entry, aidField, KEYS.aid);
    problems.push(...wrong);
    if (!data) return [];
    return [
      {
        ...entry.placed,
        title: data.titre,
        text: data.texte,
        formula: entry.keys.includes('quand')
          ? formulaOf(valueAt(entry.node, ['quand']) ?? null)
          : null,
        source: data.source,
        checkedOn: data.verifie_le,
        dates: { since: data.depuis ?? null, until: data["jusqu'a"] ?? null },
      },
    ];
  });
  return { aids, problems };
}
