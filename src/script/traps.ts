import { BLOCKS } from '../engine/blocks/index.ts';
import {
  cutLine,
  indentOf,
  type Line,
  withPlainDash,
  withPlainKey,
  withPlainMargin,
} from './line.ts';
import {
  BLOCK_HEADER,
  holdsTexts,
  isText,
  type Misreading,
  misreading,
  splitComment,
  withoutBar,
  withoutQuotes,
} from './misread.ts';

/**
 * Lines that YAML would read otherwise than their writer meant: a text with « : », one that begins with
 * a sign, one cut by ` #`, a no-break space in the margin. French puts a space before the colon, so
 * this is everybody's first mistake.
 */
export type Trap = {
  readonly kind: Misreading | 'tabulation' | 'espace' | 'suite';
  /** From 1, the first of `count` lines. */
  readonly line: number;
  readonly column: number;
  readonly count: number;
  /** What to write instead of these lines. */
  readonly mended: readonly string[];
};

/** Every trap of a file, in order. Texts under `|` and quoted texts are safe. */
export function findTraps(source: string): readonly Trap[] {
  const written = source.replace(/^\ufeff+/u, '').split(/\r?\n/u);
  const lines = written.map(withPlainMargin);
  const traps: Trap[] = [];
  const scan: Scan = { written, lines, parents: [], scalar: null };
  for (let index = 0; index < lines.length; ) {
    const trap = trapAt(scan, index);
    if (trap) traps.push(trap);
    index += trap?.count ?? 1;
  }
  return traps;
}

type Scan = {
  readonly written: readonly string[];
  /** The same with plain margins: what columns are counted in. */
  readonly lines: readonly string[];
  /** The keys under which the line stands, outermost first. */
  parents: readonly { readonly key: string; readonly column: number }[];
  /** Inside a text under `|`: the column of its key. */
  scalar: number | null;
};

/** Keys of texts under which no keys are expected but those of a plural or of a choice. */
const TEXTS = [
  'texte',
  'question',
  'aide',
  'pas_compris',
  'sinon_texte',
  'titre',
  'un',
  'plusieurs',
  'notes',
  'sens',
];
const INSIDE_TEXTS = ['compte', 'un', 'plusieurs', 'zero', 'one', 'two', 'few', 'many', 'other'];
const WORDS = [
  ...Object.keys(BLOCKS),
  ...TEXTS,
  'choix',
  'type',
  'si',
  'alors',
  'sinon',
  'cas',
  'valeur',
  'motif',
  'resume',
  'lance',
  'mots',
  'qui',
];

function trapAt(scan: Scan, index: number): Trap | null {
  const written = scan.written[index] ?? '';
  const here = scan.lines[index] ?? '';
  if (here.trim() === '') return null;
  if (scan.scalar !== null && indentOf(here) > scan.scalar) {
    // Inside a text under `|` the first signs may be any, once past the margin.
    const enough = (/^ */u.exec(written)?.[0].length ?? 0) > scan.scalar;
    return enough ? null : spaceTrap(written, index, [here]);
  }
  scan.scalar = null;
  if (here.trimStart().startsWith('#')) return null;
  const margin = withPlainDash(here);
  const parent = parentOf(scan, margin);
  const listed = holdsTexts(parent);
  const plain = listed ? margin : withPlainKey(margin, WORDS);
  const line = cutLine(plain, listed);
  const trap = line && textTrap(scan, index, line, parent);
  if (line?.key) scan.parents = [...scan.parents, { key: line.key, column: line.column }];
  if (trap) return trap;
  if (line && BLOCK_HEADER.test(line.text)) scan.scalar = line.column;
  return plain === written ? null : spaceTrap(written, index, [plain]);
}

/** The key under which a line stands; those that it leaves are forgotten. */
function parentOf(scan: Scan, line: string): string | null {
  const margin = /^ */u.exec(line)?.[0].length ?? 0;
  const item = line.startsWith('- ', margin);
  const column = margin + (item ? (/^ *(?:- +)*/u.exec(line)?.[0].length ?? 0) - margin : 0);
  scan.parents = scan.parents.filter((one) => one.column < column);
  return scan.parents.at(-1)?.key ?? null;
}

function spaceTrap(written: string, index: number, mended: readonly string[]): Trap {
  const kind = /^\s*\t/u.test(written) ? 'tabulation' : 'espace';
  const [line = ''] = mended;
  const same = [...line].findIndex((sign, at) => sign !== written[at]);
  return { kind, line: index + 1, column: Math.max(same, 0) + 1, count: 1, mended };
}

function textTrap(scan: Scan, index: number, line: Line, parent: string | null): Trap | null {
  const more = continuation(scan, index, line, parent);
  const empty = line.text === '' || line.text.startsWith('#');
  const swallowed =
    line.text.startsWith('#') && isText(line, parent) && !goesDeeper(scan, index, line);
  const kind = swallowed ? 'diese' : more > 0 && empty ? 'suite' : misreading(line, parent);
  if (kind === null && more === 0) return null;
  const { words, comment } = splitComment(line.text, isText(line, parent));
  const rest = scan.lines.slice(index + 1, index + 1 + more).map((one) => one.trim());
  const first = swallowed ? line.text : empty ? '' : withoutBar(words.trim());
  const all = (first === '' ? rest : [first, ...rest]).join('\n');
  const text = isText(line, parent) ? withoutQuotes(all) : all;
  const margin = ' '.repeat(line.column + 2);
  const note = swallowed || comment === '' ? '' : `  ${comment}`;
  return {
    kind: kind ?? 'suite',
    line: index + 1,
    column: line.textColumn + 1,
    count: 1 + more,
    mended: [
      `${line.head} |${note}`,
      ...text
        .trim()
        .split('\n')
        .map((one) => (one === '' ? '' : margin + one)),
    ],
  };
}

/** How many of the lines below go on with this line's text. */
function continuation(scan: Scan, index: number, line: Line, parent: string | null): number {
  if (!isText(line, parent) || BLOCK_HEADER.test(line.text)) return 0;
  const below = deeper(scan, index, line.column);
  const first = scan.lines[index + 1 + below.findIndex((one) => one.trim() !== '')] ?? '';
  if (below.length === 0 || below.every((one) => one.trim() === '')) return 0;
  const key = /^\s*(?:- +)?([\p{L}\p{N}_]+) ?:(?:\s|$)/u.exec(first)?.[1]?.toLowerCase();
  if (line.text !== '' && !line.text.startsWith('#'))
    return key && WORDS.includes(key) ? 0 : below.length;
  const strict = line.key !== null && TEXTS.includes(line.key);
  if (!strict || /^\s*(?:#|- |-$|\[|\{)/u.test(first)) return 0;
  return key && [...INSIDE_TEXTS, ...WORDS].includes(key) ? 0 : below.length;
}

function goesDeeper(scan: Scan, index: number, { column }: Line): boolean {
  return deeper(scan, index, column).some((one) => one.trim() !== '');
}

/** The lines below that stand further right, blank ones between them included. */
function deeper({ lines }: Scan, index: number, column: number): readonly string[] {
  const end = lines.findIndex(
    (one, at) => at > index && one.trim() !== '' && indentOf(one) <= column,
  );
  const below = lines.slice(index + 1, end === -1 ? lines.length : end);
  const last = below.findLastIndex((one) => one.trim() !== '');
  return below.slice(0, last + 1);
}
