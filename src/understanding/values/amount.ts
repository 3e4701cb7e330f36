import { findNumbers } from './numbers.ts';

/** Cents of the one amount that a text says; undefined for none, for two (« entre 1000 et 1500 »), for other units. */
export function readAmount(text: string): number | undefined {
  const euros = text.replace(/(\d)\s*(?:€|euros?)\s*(\d{2})(?!\d)/giu, '$1,$2');
  const found = findNumbers(euros).filter(
    ({ after }) => !/^\s*(?:mois|ans?|années?|jours?|semaines?|fois|%)(?!\p{L})/iu.test(after),
  );
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  return Math.round(only.value * 100);
}

/** The one number of a text; undefined for none or several. */
export function readNumber(text: string): number | undefined {
  const found = findNumbers(text);
  return found.length === 1 ? found[0]?.value : undefined;
}
