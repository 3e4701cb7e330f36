import { FORMATS, placeholders } from '../../engine/placeholder.ts';
import { didYouMean } from '../suggest.ts';
import { listed, meant } from '../words.ts';
import { textRule } from './rule.ts';

/** `{{fait, format}}` with a format that does not exist. */
export const formatInconnu = textRule('format-inconnu', (_text, source) =>
  placeholders(source)
    .filter(({ format }) => format !== null && !FORMATS.some((known) => known === format))
    .map(({ name, format, offset }) => ({
      at: offset,
      sentence: `Dans {{${name}, ${format}}}, le format « ${format} » n’existe pas.`,
      mend: meant(didYouMean(format ?? '', FORMATS), `Les formats : ${listed(FORMATS)}.`),
    })),
);
