/** The word of a list that somebody probably meant; null when none is near enough. */
export function didYouMean(word: string, known: readonly string[]): string | null {
  const near = known
    .map((candidate) => ({ candidate, distance: editDistance(fold(word), fold(candidate)) }))
    .filter(
      ({ candidate, distance }) =>
        distance <= Math.max(1, Math.floor(Math.max(word.length, candidate.length) / 3)),
    )
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.candidate ?? null;
}

/** A word without accents nor capitals, spaces as `_`: two spellings of one name are equal when folded. */
export function fold(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f]+/gu, '_')
    .replaceAll('’', "'");
}

/** Letters to add, drop, replace or swap with their neighbour (Damerau–Levenshtein, optimal alignment). */
function editDistance(one: string, other: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      const best = Math.min(
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + cost,
      );
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      current.push(swapped ? Math.min(best, (older[j - 2] ?? 0) + 1) : best);
    }
    [older, previous] = [previous, current];
  }
  return previous[other.length] ?? 0;
}
