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

/** A format that does not fit the type (`{{echeance.date, euros}}`). Without a format, the usual one of the type is used. */
export const formatInadapte = textRule('format-inadapte', (_text, source, draft, project) =>
  placeholders(source).flatMap(({ name, format, offset }) => {
    const kind = project.names(draft.name)[name]?.kind;
    // A format that does not exist is another rule's finding.
    if (!kind || !FORMATS.some((known) => known === format)) return [];
    const fitting = FITTING[kind] ?? [];
    if (format === null || fitting.includes(format)) return [];
    const sentence = `Le format « ${format} » ne va pas avec « ${name} », de type « ${kind} ».`;
    const [example, ...others] = fitting;
    const more = others.length > 0 ? ` Formats possibles : ${listed(fitting)}.` : '';
    const mend = example ? `Écrivez {{${name}, ${example}}}.${more}` : `Écrivez {{${name}}}.`;
    return [{ at: offset, sentence, mend }];
  }),
);
