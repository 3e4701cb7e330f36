import type { Values } from '../domain/value.ts';
import type { Edition } from './edition.ts';

/** The facts of the CCAS on a day: its settings, and the sentence of the law that holds then. */
export function factsOn({ facts, ccas }: Pick<Edition, 'facts' | 'ccas'>, today: string): Values {
  const [first] = ccas.warnings;
  const warning = ccas.warnings.findLast(({ since }) => since <= today) ?? first;
  return { ...facts, ...(warning ? { 'ccas.mention': warning.text } : {}) };
}
