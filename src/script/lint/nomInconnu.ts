import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { blockRule } from './rule.ts';

/** A name in `selon`, `resume` or `noter` that is neither a fact nor a question of the script. */
export const nomInconnu = blockRule('nom-inconnu', ({ inspection }, draft, project) => {
  const names = Object.keys(project.names(draft.name));
  const facts = Object.keys(project.facts);
  const read = inspection.names
    .filter(({ name }) => !names.includes(name))
    .map(({ path, name }) => ({
      path,
      sentence: `« ${name} » n’est ni un fait, ni une question de ce script.`,
      mend: meant(didYouMean(name, names), 'Ajoutez ce fait dans « faits.yaml ».'),
    }));
  const written = inspection.writes
    .filter(({ fact }) => !facts.includes(fact))
    .map(({ path, fact }) => ({
      path,
      sentence: `« noter: ${fact} » : ce fait n’est pas dans « faits.yaml ».`,
      mend: meant(didYouMean(fact, facts), 'Ajoutez-le dans « faits.yaml ».'),
    }));
  return [...read, ...written];
});
