import type { Problem } from './problem.ts';

/**
 * A line that YAML would read otherwise than its writer meant: a text with « : », one that begins with
 * a sign, one cut by ` #`. French puts a space before the colon, so this is everybody's first mistake.
 */
export type Trap = {
  readonly kind: 'deux-points' | 'signe' | 'diese' | 'tabulation';
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** What stands before the text on its line: `      texte:` or `  -`. */
  readonly head: string;
  readonly text: string;
  readonly indent: number;
};

const SPACES = String.raw`[ \u00a0\u202f]`;
/** `  - clé: texte`, `  clé: texte` or `  - texte`. */
const ENTRY =
  /^(?<head>(?<indent> *)(?<dash>- +)?(?:(?<key>[^\s:#"'{[|>-][^:"'{[]*?):(?= |$)|(?<=- +)))(?<gap> *)(?<text>.*)$/u;
const COLON = new RegExp(`:(?:${SPACES}|$)`, 'u');
const BLOCK_SCALAR = /^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/u;
/** Values that are not texts: a comment after them is a comment. */
const NOT_TEXT =
  /^(?:demander|dire|si|selon|noter|valeur|type|unite|unité|entre|facultatif|interrompt|resume|résumé|motif|urgence|lance|dans|le|aller|appeler|planifier|annuler|transmettre|fin|ancien_nom|qui|toujours|commande|petit|intention|evenement|événement|de|rappel|expire|compte|nom)$/iu;

/** Every trap of a file, in order. Texts under `|` and quoted texts are safe. */
export function findTraps(source: string): readonly Trap[] {
  const traps: Trap[] = [];
  let scalarIndent: number | null = null;
  for (const [index, line] of source
    .replace(/^\ufeff/u, '')
    .split(/\r?\n/u)
    .entries()) {
    const indent = line.length - line.trimStart().length;
    if (line.trim() === '') continue;
    if (scalarIndent !== null && indent > scalarIndent) continue;
    scalarIndent = null;
    const trap = trapOf(line, index + 1);
    if (trap) traps.push(trap);
    const groups = ENTRY.exec(line)?.groups;
    if (groups && BLOCK_SCALAR.test(groups.text ?? ''))
      scalarIndent = (groups.indent ?? '').length + (groups.key ? (groups.dash ?? '').length : 0);
  }
  return traps;
}

function trapOf(line: string, number: number): Trap | null {
  if (/^ *\t/u.test(line))
    return { kind: 'tabulation', line: number, column: 1, head: '', text: line.trim(), indent: 0 };
  const groups = ENTRY.exec(line)?.groups;
  const text = groups?.text ?? '';
  if (!groups || line.trimStart().startsWith('#')) return null;
  if (text === '' || /^(?:["'[#]|\|)/u.test(text) || BLOCK_SCALAR.test(text)) return null;
  const kind = kindOf(groups.key?.trim() ?? null, text);
  if (!kind) return null;
  const head = groups.head ?? '';
  const indent = (groups.indent ?? '').length + (groups.dash ?? '').length;
  return {
    kind,
    line: number,
    column: head.length + (groups.gap ?? '').length + 1,
    head,
    text,
    indent,
  };
}

function kindOf(key: string | null, text: string): Trap['kind'] | null {
  const isText = key === null ? false : !NOT_TEXT.test(key);
  if (key !== null && /^[-?*&!|>%@`{}\],](?:.|$)/u.test(text)) return 'signe';
  if (key !== null && COLON.test(withoutComment(text, isText))) return 'deux-points';
  return isText && / #/u.test(text) ? 'diese' : null;
}

function withoutComment(text: string, isText: boolean): string {
  return isText ? text : text.replace(/ #.*$/u, '');
}

const SENTENCES: Readonly<Record<Trap['kind'], string>> = {
  'deux-points': 'Ce texte contient « : ». Sans « | », il serait lu comme une liste de réglages.',
  signe: 'Ce texte commence par un signe que YAML comprend autrement.',
  diese: 'La fin de ce texte, après « # », serait perdue : c’est un commentaire.',
  tabulation: 'Une tabulation décale cette ligne.',
};

export function trapProblem(file: string, trap: Trap): Problem {
  const mend =
    trap.kind === 'tabulation'
      ? 'Décalez avec des espaces, deux par niveau.'
      : `Écrivez :\n${mendedLines(trap).join('\n')}`;
  return {
    code: `piege-${trap.kind}`,
    severity: 'erreur',
    sentence: SENTENCES[trap.kind],
    mend,
    place: { file, line: trap.line, column: trap.column },
  };
}

/** The same entry with its text under `|`. */
export function mendedLines({ head, text, indent }: Trap): readonly string[] {
  return [`${head.trimEnd()} |`, `${' '.repeat(indent + 2)}${text.trimEnd()}`];
}

/**
 * The file with every trapped text rewritten under `|`; comments and all else stay as they are.
 * Repairing twice changes nothing more. Tabs become two spaces.
 */
export function repair(source: string): string {
  const traps = new Map(findTraps(source).map((trap) => [trap.line, trap]));
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  return source
    .split(/\r?\n/u)
    .flatMap((line, index) => {
      const trap = traps.get(index + 1);
      if (!trap) return [line];
      return trap.kind === 'tabulation'
        ? [line.replace(/^[ \t]+/u, (space) => space.replaceAll('\t', '  '))]
        : mendedLines(trap);
    })
    .join(newline);
}
