import { isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { Place, Problem } from './problem.ts';
import { doubleKeys, firstOfItsLine, forbiddenNodes, unreadable } from './refused.ts';
import { repairLines, trapProblem } from './repair.ts';

/** A YAML file read with the place of everything; every value is a text. */
export type Source = {
  readonly file: string;
  /** Null when the file is empty or cannot be read. */
  readonly root: Node | null;
  readonly placeOf: (node: Node | null | undefined) => Place;
  /** The place of the sign at an offset of a text. */
  readonly placeIn: (node: Node, offset: number) => Place;
  readonly problems: readonly Problem[];
};

/**
 * Reads a file that staff wrote. What YAML would silently understand otherwise is a problem, with the
 * mended lines; the file is then read as if it were mended, so that its other problems are told too.
 */
export function readSource(file: string, written: string): Source {
  const { text, traps, origins } = repairLines(written);
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const placeAt = (offset: number): Place => {
    const { line, col } = lineCounter.linePos(offset);
    const origin = origins[Math.max(line, 1) - 1] ?? { line: 1, shift: 0 };
    return { file, line: origin.line, column: Math.max(col - origin.shift, 1) };
  };
  const placeOf = (node: Node | null | undefined): Place => placeAt(node?.range?.[0] ?? 0);
  const errors = document.errors
    .map(({ code, pos }) => unreadable(code, placeAt(pos[0])))
    .filter(firstOfItsLine);
  return {
    file,
    root: errors.length === 0 ? document.contents : null,
    placeOf,
    placeIn: (node, offset) => placeAt(offsetIn(text, node, offset)),
    problems: [
      ...traps.map((trap) => trapProblem(file, trap)),
      ...errors,
      ...forbiddenNodes(document.contents, placeOf),
      ...doubleKeys(document.contents, placeOf),
    ],
  };
}

/** Where the sign at `offset` of a text stands in the file: past the quote, or past the margin under `|`. */
function offsetIn(text: string, node: Node, offset: number): number {
  const start = node.range?.[0] ?? 0;
  if (!isScalar(node) || node.type === 'PLAIN') return start + offset;
  if (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED') return start + 1 + offset;
  const before = String(node.value).slice(0, offset).split('\n');
  let line = text.indexOf('\n', start) + 1;
  const margin = /^(?: *\n)*( *)/u.exec(text.slice(line))?.[1]?.length ?? 0;
  for (let skipped = 1; skipped < before.length; skipped += 1) line = text.indexOf('\n', line) + 1;
  return line + margin + (before.at(-1)?.length ?? 0);
}
