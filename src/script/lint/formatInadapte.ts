import type { ValueKind } from '../../domain/value.ts';
import { FORMATS, placeholders } from '../../engine/placeholder.ts';
import { listed } from '../words.ts';
import { textRule } from './rule.ts';

/** The formats that fit each type; a type that is not here is shown without a format. */
const FITTING: Readonly<Partial<Record<ValueKind, readonly string[]>>> = {
  montant: ['euros'],
  date: ['date', 'jour', 'moment'],
  durée: ['durée'],
  'choix multiple': ['liste'],
};
const NEEDED: readonly ValueKind[] = ['montant', 'date', 'durée', 'choix multiple'];

/** A format that does not fit the type (`{{echeance.date, euros}}`), or one that is missing: an amount would show as cents. */
export const formatInadapte = textRule('format-inadapte', (_text, source, draft, project) =>
  placeholders(source).flatMap(({ name, format, offset }) => {
    const kind = project.names(draft.name)[name]?.kind;
    if (!kind) return [];
    const fitting = FITTING[kind] ?? [];
    if (format === null && !NEEDED.includes(kind)) return [];
    if (format !== null && fitting.includes(format)) return [];
    // A format that does not exist is another rule's finding.
    if (format !== null && !FORMATS.some((known) => known === format)) return [];
    const sentence =
      format === null
        ? `« ${name} » est de type « ${kind} » : il lui faut un format.`
        : `Le format « ${format} » ne va pas avec « ${name} », de type « ${kind} ».`;
    const [example, ...others] = fitting;
    const more = others.length > 0 ? ` Formats possibles : ${listed(fitting)}.` : '';
    const mend = example ? `Écrivez {{${name}, ${example}}}.${more}` : `Écrivez {{${name}}}.`;
    return [{ at: offset, sentence, mend }];
  }),
);
