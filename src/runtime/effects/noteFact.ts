import type { Handler } from './handler.ts';

/** A fact learnt or forgotten. */
export const noteFact: Handler<'note_fact'> = ({ name, value }, draft) => {
  const source = draft.edition.shared.definitions[name]?.filledBy ?? 'personne';
  draft.facts.push({ name, value, source });
};
