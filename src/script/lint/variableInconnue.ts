import { placeholders } from '../../engine/placeholder.ts';
import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { textRule } from './rule.ts';

/** A placeholder that names neither a fact nor a question of the script. */
export const variableInconnue = textRule('variable-inconnue', (_text, source, draft, project) => {
  const names = Object.keys(project.names(draft.name));
  return placeholders(source)
    .filter(({ name }) => !names.includes(name))
    .map(({ name, offset }) => ({
      at: offset,
      sentence: `Rien ne remplit {{${name}}} : ce n’est ni un fait, ni une question de ce script.`,
      mend: meant(
        didYouMean(name, names),
        'Ajoutez ce fait dans « faits.yaml », ou enlevez-le du texte.',
      ),
    }));
});
