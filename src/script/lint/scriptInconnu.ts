import { didYouMean } from '../suggest.ts';
import { meant } from '../words.ts';
import { blockRule } from './rule.ts';

/** `appeler` or `planifier` names a script that does not exist. */
export const scriptInconnu = blockRule('script-inconnu', (block, _draft, { drafts }) =>
  block.inspection.scripts
    .filter(({ script }) => !(script in drafts))
    .map(({ path, script }) => ({
      path,
      sentence: `Le script « ${script} » n’existe pas.`,
      mend: meant(
        didYouMean(script, Object.keys(drafts)),
        `Créez le fichier « dialogs/${script}.yaml ».`,
      ),
    })),
);
