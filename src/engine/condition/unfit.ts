import type { ValueType } from '../../domain/value.ts';
import type { Expression } from './expression.ts';
import type { ExpressionFinding } from './finding.ts';
import { spell } from './spell.ts';
import { isQuantity, sameKind, typeInWords } from './types.ts';

type Sides = Expression & { op: 'compare' | 'contains' };

/** Why two types cannot be compared this way; null when they can, or when one is not known. */
export function unfit(
  expression: Sides,
  left: ValueType | null,
  right: ValueType | null,
): ExpressionFinding | null {
  if (!left) return null;
  if (expression.op === 'contains') return unfitToContain(expression, left, right);
  if (!right) return null;
  const { sign } = expression;
  if (sign === '=' || sign === '≠') {
    if (sameKind(left, right) || (isText(left) && isText(right))) return null;
  } else if (sameKind(left, right)) {
    return isQuantity(left) || left.kind === 'date' ? null : unordered(expression.at, sign, left);
  }
  return mixed(expression.right.at, `On compare ${typeInWords(left)} avec ${typeInWords(right)}.`);
}

/** Why a question with choices cannot be held against one of them this way; null when it can. */
export function unfitForChoices(
  expression: Sides,
  type: ValueType | null,
): ExpressionFinding | null {
  if (!type) return null;
  const { at, left, right } = expression;
  const several = type.kind === 'choix multiple';
  if (expression.op === 'contains' && several) return null;
  if (expression.op === 'compare' && !several)
    return expression.sign === '=' || expression.sign === '≠'
      ? null
      : unordered(at, expression.sign, type);
  const sentence = several
    ? `« ${spell(left)} » peut avoir plusieurs réponses : « = » ne suffit pas.`
    : `« ${spell(left)} » n’a qu’une réponse : « contient » ne va pas.`;
  const mend = `Écrivez « ${spell(left)} ${several ? 'contient' : '='} ${spell(right)} ».`;
  return { code: 'types-melanges', at, sentence, mend };
}

/** Things of different types, used together. */
export function mixed(at: number, sentence: string): ExpressionFinding {
  return {
    code: 'types-melanges',
    at,
    sentence,
    mend: 'Comparez des choses de même type et de même unité.',
  };
}

function unfitToContain(
  { at, left: whole }: Sides,
  left: ValueType,
  right: ValueType | null,
): ExpressionFinding | null {
  if (left.kind === 'choix multiple' || left.kind === 'texte')
    return right && !isText(right)
      ? mixed(at, `« contient » cherche un texte, et c’est ${typeInWords(right)}.`)
      : null;
  const sentence = `« contient » va avec un texte ou un choix multiple ; « ${spell(whole)} » est ${typeInWords(left)}.`;
  return { code: 'types-melanges', at, sentence, mend: 'Comparez avec « = », « < » ou « > ».' };
}

function unordered(at: number, sign: string, type: ValueType): ExpressionFinding {
  return {
    code: 'types-melanges',
    at,
    sentence: `« ${sign} » ne va pas avec ${typeInWords(type)}.`,
    mend: 'Comparez avec « = » ou « ≠ ».',
  };
}

function isText({ kind }: ValueType): boolean {
  return kind === 'texte' || kind === 'choix' || kind === 'téléphone';
}
