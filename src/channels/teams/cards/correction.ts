import type { AdvisorView } from '../../../runtime/advisorDesk.ts';
import { shorten } from '../shorten.ts';
import { button, buttons, choiceField, type Element, shortField, text } from './elements.ts';

/** What was typed of a correction so far. */
export type Correcting = { readonly name?: string | null; readonly text?: string };

const LENGTH = 120;

/** The fields of « Corriger une réponse », in the place of the other buttons. */
export function correctionPart(
  view: AdvisorView,
  { name, text: typed = '' }: Correcting,
): readonly Element[] {
  const { id: escalation, correctable } = view;
  const choices = correctable.map(({ name: value, label }) => ({
    title: shorten(label, LENGTH),
    value,
  }));
  const chosen = correctable.find((line) => line.name === name);
  const example = chosen ?? correctable[0];
  const data = { escalation, card: 'situation' } as const;
  return [
    text('Corriger une réponse', { weight: 'Bolder', spacing: 'Medium', separator: true }),
    choiceField('Quelle réponse ?', choices, chosen?.name ?? ''),
    shortField('La bonne réponse', {
      value: typed,
      placeholder: example ? `Par exemple : ${shorten(example.example, LENGTH)}` : '',
      required: true,
    }),
    text('La personne sera prévenue. Le résultat du point ne change pas.', {
      size: 'Small',
      isSubtle: true,
    }),
    buttons([
      button('correct', 'Enregistrer', { ...data, step: 'do' }, { style: 'positive' }),
      button('correct', 'Annuler', { ...data, step: 'leave' }),
    ]),
  ];
}
