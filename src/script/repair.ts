import type { Problem } from './problem.ts';
import { findTraps, type Trap } from './traps.ts';

/** A file without its traps, and where each of its lines comes from. */
export type Repaired = {
  readonly text: string;
  readonly traps: readonly Trap[];
  /** For each line: the line that was written, from 1, and how many columns it was moved to the right. */
  readonly origins: readonly { readonly line: number; readonly shift: number }[];
};

/**
 * The file with every trapped text rewritten under `|`; comments and all else stay as they are.
 * Repairing twice changes nothing more.
 */
export function repair(source: string): string {
  const newline = source.includes('\r\n') ? '\r\n' : '\n';
  let text = repairLines(source).text;
  for (let pass = 1; pass < PASSES; pass += 1) text = repairLines(text).text;
  return text.split('\n').join(newline);
}

/** A mend may uncover another trap: a tab in lines that become a text. */
const PASSES = 4;

/** The same, with the way back from each line to the one that staff wrote. */
export function repairLines(source: string): Repaired {
  const traps = findTraps(source);
  const byLine = new Map(traps.map((trap) => [trap.line, trap]));
  const lines = source.replace(/^\ufeff+/u, '').split(/\r?\n/u);
  const text: string[] = [];
  const origins: { line: number; shift: number }[] = [];
  for (let line = 1; line <= lines.length; ) {
    const trap = byLine.get(line);
    const written = trap?.mended ?? [lines[line - 1] ?? ''];
    written.forEach((one, index) => {
      text.push(one);
      origins.push(originOf(line, index, trap));
    });
    line += trap?.count ?? 1;
  }
  return { text: text.join('\n'), traps, origins };
}

function originOf(line: number, index: number, trap: Trap | undefined) {
  if (!trap || index === 0) return { line, shift: 0 };
  const margin = /^ */u.exec(trap.mended[index] ?? '')?.[0].length ?? 0;
  return index === 1
    ? { line, shift: margin + 1 - trap.column }
    : { line: Math.min(line + index - 1, line + trap.count - 1), shift: 0 };
}

const SENTENCES: Readonly<Record<Trap['kind'], string>> = {
  'deux-points': 'Ce texte contient « : ». Sans « | », il serait lu comme une liste de réglages.',
  signe: 'Ce texte commence par un signe qui a un autre sens dans ce fichier.',
  diese: 'La fin de ce texte, après « # », serait perdue : ce serait un commentaire.',
  guillemets: 'Ce texte commence par un guillemet droit : il ne serait pas lu en entier.',
  suite: 'Ce texte tient sur plusieurs lignes. Il lui faut « | » à la fin de la première.',
  tabulation: 'Une tabulation décale cette ligne.',
  espace: 'Il manque un espace ici, ou celui-ci est insécable : la ligne ne serait pas comprise.',
};

/** The codes of the problems that traps make. */
export const TRAP_CODES: readonly string[] = Object.keys(SENTENCES).map((kind) => `piege-${kind}`);

/** A trap as a problem, with the mended lines to write. */
export function trapProblem(file: string, trap: Trap): Problem {
  return {
    code: `piege-${trap.kind}`,
    severity: 'erreur',
    sentence: SENTENCES[trap.kind],
    mend: `Écrivez :\n${trap.mended.join('\n')}`,
    place: { file, line: trap.line, column: trap.column },
  };
}
