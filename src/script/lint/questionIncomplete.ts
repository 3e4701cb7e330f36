import type { ValueKind } from '../../domain/value.ts';
import { blockRule } from './rule.ts';

/** The types whose values have an order, so that a question may have bounds. */
export const ORDERED: readonly ValueKind[] = ['nombre', 'montant', 'durée', 'date'];

/** A question whose parts do not fit its type: choices that are missing or useless, bounds without order. */
export const questionIncomplete = blockRule(
  'question-incomplete',
  ({ question }, _draft, project) => {
    if (!question) return [];
    const kind = question.kind ?? project.facts[question.name]?.type.kind ?? 'texte';
    const chosen = kind === 'choix' || kind === 'choix multiple';
    const fromFact = project.facts[question.name]?.type.choices;
    const found = [];
    if (chosen && question.choices.length === 0) {
      const known = fromFact ? ` : ${fromFact.join(', ')}` : '';
      found.push({
        path: ['demander'],
        sentence: `La question « ${question.name} » n’a pas de choix.`,
        mend: `Ajoutez « choix: » avec un bouton par réponse${known}.`,
      });
    }
    if (!chosen && question.choices.length > 0) {
      found.push({
        path: ['type'],
        sentence: `Une question de type « ${kind} » n’a pas de boutons.`,
        mend: 'Enlevez « choix: », ou écrivez « type: choix ».',
      });
    }
    if (question.between && !ORDERED.includes(kind)) {
      found.push({
        path: ['entre'],
        sentence: `« entre: » ne va pas avec le type « ${kind} ».`,
        mend: 'Gardez « entre: » pour un nombre, un montant, une durée ou une date.',
      });
    }
    return found;
  },
);
