import type { Value } from '../domain/value.ts';
import { labelOf, typeOf } from './ask.ts';
import type { Question } from './blocks/block.ts';
import type { Run } from './run.ts';
import type { Shown } from './text.ts';

/** An answer as it is shown: the label of its button, else the value with its type. */
export function shown(run: Run, question: Question, value: Value): Shown {
  const type = typeOf(run.script, question);
  if (type.kind === 'choix') return labelOf(run, question, String(value));
  if (type.kind === 'oui/non') return labelOf(run, question, value === true ? 'oui' : 'non');
  return { type, value };
}
