import { z } from 'zod';
import { VALUE_KINDS, type ValueType } from '../../domain/value.ts';
import { ask } from '../ask.ts';
import { type Text, textKeys } from '../text.ts';
import {
  type BlockKind,
  type Choice,
  type InspectedExpression,
  type InspectedText,
  NOTHING,
  type Question,
} from './block.ts';
import { expressionField, nameField, textField, withFallback, yesField } from './fields.ts';
import { silenceField } from './silence.ts';

type Demander = Question & { readonly formerName: string | null };

/** Asks a question and waits. A question with the name of a fact fills that fact, and takes its type. */
export const demander: BlockKind<Demander> = {
  keyword: 'demander',
  lists: [],
  schema: z
    .strictObject({
      demander: nameField,
      question: textField,
      sinon_texte: z.string().min(1).optional(),
      type: z.enum(VALUE_KINDS).optional(),
      unite: z.enum(['mois', 'jours']).optional(),
      choix: z.record(nameField, choiceField()).optional(),
      entre: z
        .tuple([expressionField, expressionField], 'Écrivez « entre: [plus petit, plus grand] ».')
        .optional(),
      aide: textField.optional(),
      pourquoi: textField.optional(),
      pas_compris: textField.optional(),
      facultatif: yesField.optional(),
      silence: silenceField.optional(),
      ancien_nom: nameField.optional(),
    })
    .transform((raw) => ({
      name: raw.demander,
      formerName: raw.ancien_nom ?? null,
      text: withFallback(raw.question, raw.sinon_texte),
      kind: raw.type ?? (raw.choix ? ('choix' as const) : null),
      unit: raw.unite ?? 'mois',
      choices: Object.entries(raw.choix ?? {}).map(([key, choice]) => ({ key, ...choice })),
      between: raw.entre ?? null,
      help: raw.aide ?? null,
      why: raw.pourquoi ?? null,
      notUnderstood: raw.pas_compris ?? null,
      optional: raw.facultatif ?? false,
      silence: raw.silence ?? null,
    })),
  run(_block, node, run) {
    return ask(run, node);
  },
  question: (block) => block,
  inspect: (block) => ({
    ...NOTHING,
    name: block.name,
    formerName: block.formerName,
    texts: textsOf(block),
    expressions: expressionsOf(block),
    defines: [{ path: ['demander'], name: block.name, type: typeOf(block) }],
    waits: true,
  }),
};

function choiceField() {
  return z.union([
    textField.transform((label) => ({ label, when: null, formerName: null })),
    z
      .strictObject({
        texte: textField,
        si: expressionField.optional(),
        ancien_nom: nameField.optional(),
      })
      .transform((raw) => ({
        label: raw.texte,
        when: raw.si ?? null,
        formerName: raw.ancien_nom ?? null,
      })),
  ]);
}

function typeOf({ kind, unit, choices }: Question): ValueType | null {
  if (kind === null) return null;
  if (kind === 'durée') return { kind, unit };
  if (kind === 'choix' || kind === 'choix multiple')
    return { kind, choices: choices.map(({ key }) => key) };
  return { kind };
}

function textsOf(block: Question): readonly InspectedText[] {
  const optional = (path: string, key: string, text: Text | null): readonly InspectedText[] =>
    text === null ? [] : [{ path: [path], key, as: 'help', text }];
  return [
    { path: ['question'], key: textKeys.text(block.name), as: 'question', text: block.text },
    ...block.choices.map(
      ({ key, label }): InspectedText => ({
        path: ['choix', key],
        key: textKeys.choice(block.name, key),
        as: 'button',
        text: label,
      }),
    ),
    ...optional('aide', textKeys.help(block.name), block.help),
    ...optional('pourquoi', textKeys.why(block.name), block.why),
    ...optional('pas_compris', textKeys.notUnderstood(block.name), block.notUnderstood),
  ];
}

function expressionsOf(block: Question): readonly InspectedExpression[] {
  const conditions = block.choices.flatMap(({ key, when }: Choice): InspectedExpression[] =>
    when === null ? [] : [{ path: ['choix', key, 'si'], source: when, wants: 'condition' }],
  );
  const bounds = (block.between ?? []).map(
    (source, index): InspectedExpression => ({
      path: ['entre', index],
      source,
      wants: 'bound',
    }),
  );
  return [...conditions, ...bounds];
}
