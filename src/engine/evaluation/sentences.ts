import type { InspectedText, Sentences } from '../blocks/block.ts';
import type { Evaluer } from '../blocks/evaluer.ts';
import { systemText } from '../say.ts';
import { factValue, textRef } from '../scope.ts';
import { shown } from '../shown.ts';
import type { SystemText } from '../systemTexts.ts';
import { textKeys } from '../text.ts';
import type { RuleBinding } from './binding.ts';
import { given } from './names.ts';

/** How each entry of the lists of a verdict is said. */
export function sentencesOf(
  { name }: Evaluer,
  binding: RuleBinding,
  texts: readonly InspectedText[],
): Readonly<Record<string, Sentences>> {
  const byKey = new Map(texts.map((one) => [one.key, one.text]));
  const said =
    (list: string): Sentences['say'] =>
    (run, key) => {
      const text = byKey.get(textKeys.choice(list, key));
      if (!text) throw new Error(`no sentence « ${key} » in ${list}`);
      return textRef(run, textKeys.choice(list, key), text);
    };
  const list = (of: string, label: SystemText) => [of, { label, say: said(of) }] as const;
  return Object.fromEntries([
    list(given.reasons(name), 'verdict.raisons'),
    list(given.advices(name), 'verdict.conseils'),
    list(given.near(name), 'verdict.presque'),
    list(given.aids(name), 'verdict.autres_aides'),
    [given.known(name), { label: 'verdict.deja_dit', say: knownLine(binding) }],
  ]);
}

/** « De combien avez-vous besoin ? 1 500 € » */
function knownLine({ questions }: RuleBinding): Sentences['say'] {
  return (run, key) => {
    const question = questions.find(({ name }) => name === key);
    const value = factValue(run, key);
    if (!question || value === undefined) throw new Error(`nothing known of « ${key} »`);
    const label = textRef(run, textKeys.text(key), question.text);
    return {
      ...systemText('corriger_ligne'),
      parts: { question: label, reponse: shown(run, question, value) },
    };
  };
}
