import type { Line } from './line.ts';

/** How YAML would read a text otherwise than its writer meant. */
export type Misreading = 'deux-points' | 'signe' | 'diese' | 'guillemets';

/** Keys whose values are words of ours, not texts: a comment after them is a comment. */
const NOT_TEXT =
  /^(?:demander|dire|si|selon|noter|valeur|type|unite|entre|facultatif|interrompt|resume|motif|urgence|lance|dans|le|aller|appeler|planifier|annuler|transmettre|fin|ancien_nom|qui|toujours|commande|petit|intention|evenement|de|rappel|expire|compte|nom|script|date|ordre|depuis|jusqu'a|verifie_le|remplace|exemple|aides|fait|vers|quand|applicable_si|non_applicable_si|plafond|plancher|validite|faces|mois|pages|par|piece)$/u;
/** Keys that hold other keys: braces after them are YAML's, and told apart. */
const HOLDS_KEYS =
  /^(?:choix|cas|avec|donne|alors|sinon|etapes|commence|silence|limites|horaires)$/u;

/** A complete text between quotes, and maybe a comment: YAML reads it as meant. */
const QUOTED = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')(?:\s+#.*|\s*)$/u;
const LIST = /^\[[^\]]*\](?:\s+#.*|\s*)$/u;
export const BLOCK_HEADER = /^[|>](?:[+-]?\d?|\d[+-])(?:\s+#.*|\s*)$/u;
const COMMENT = /\s{2,}#(?: .*)?$/u;

/** Lists of texts: in them `- bonjour : oui` is a text. */
const LISTS_OF_TEXTS = ['mots', 'mots_surs', 'mots_possibles'];

export function holdsTexts(parent: string | null): boolean {
  return parent !== null && LISTS_OF_TEXTS.includes(parent);
}

/** True for what people read: everything but words of ours. A choice may have any name. */
export function isText({ key }: Line, parent: string | null): boolean {
  if (key === null) return holdsTexts(parent);
  return parent === 'choix' || !(NOT_TEXT.test(key) || HOLDS_KEYS.test(key));
}

/** What is wrong with a text on its line; null when YAML reads it as meant. */
export function misreading(line: Line, parent: string | null): Misreading | null {
  const { key, text } = line;
  const read = isText(line, parent);
  if (text === '' || BLOCK_HEADER.test(text) || QUOTED.test(text)) return null;
  if (/^["']/u.test(text)) return 'guillemets';
  const { words } = splitComment(text, read);
  if (/^[[{]/u.test(text)) {
    const listed = read ? words.trim() === '[]' : LIST.test(text);
    return listed || (key !== null && HOLDS_KEYS.test(key)) ? null : 'signe';
  }
  // Of a word of ours, YAML's own reading tells more: see `forbiddenNodes`.
  if (!read && /^[&*!]/u.test(text)) return null;
  if (/^(?:[&*!|>%@`\]},#]|[-?:](?:\s|$))/u.test(text)) return 'signe';
  if (/:(?: |$)/u.test(words)) return 'deux-points';
  return read && /\s#/u.test(words) ? 'diese' : null;
}

/** A text and the comment after it. After a text for people, only two spaces make a comment. */
export function splitComment(text: string, read: boolean): { words: string; comment: string } {
  const comment = (read ? COMMENT : /\s#.*$/u).exec(text)?.[0] ?? '';
  return { words: text.slice(0, text.length - comment.length), comment: comment.trim() };
}

/** A text without the `|` that was meant to announce it. */
export function withoutBar(text: string): string {
  return text.replace(/^\|\s+(?=\S)/u, '');
}

/** A text without the quotes that were meant to hold it, when they surround all of it. */
export function withoutQuotes(text: string): string {
  const mark = text[0];
  if (text.length < 2 || (mark !== '"' && mark !== "'") || !text.endsWith(mark)) return text;
  const inside = text.slice(1, -1);
  return mark === '"' && inside.includes('"') ? text : inside;
}
