import type { Problem } from '../../src/script/problem.ts';

/** A problem as the goldens of this folder hold it. */
export function inWords({ code, sentence, mend, place }: Problem): string {
  const advice = mend === null ? '' : `\n    ${mend.replaceAll('\n', '\n    ')}`;
  return `${place.line}:${place.column} ${code} ${sentence}${advice}`;
}
