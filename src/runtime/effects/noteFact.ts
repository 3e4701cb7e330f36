import type { Handler } from './handler.ts';

/** A fact learnt or forgotten. */
export const noteFact: Handler<'note_fact'> = ({ name, value, source }, draft) => {
  const usual = draft.edition.shared.definitions[name]?.filledBy ?? 'personne';
  draft.facts.push({ name, value, source: source ?? usual });
};
