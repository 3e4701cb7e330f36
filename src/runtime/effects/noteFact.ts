import type { Handler } from './handler.ts';

/** A fact learnt or forgotten. The agreement is also kept as a consent, with its date. */
export const noteFact: Handler<'note_fact'> = ({ name, value }, draft) => {
  const source = draft.edition.shared.definitions[name]?.filledBy ?? 'personne';
  draft.facts.push({ name, value, source });
  if (name === 'accord') draft.consents.push({ purpose: 'conversation', given: value === true });
};
