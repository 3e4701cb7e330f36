/** Lines remembered at once: forgetting one only asks somebody twice. */
const REMEMBERED = 2_000;

/**
 * A photo that is hard to read is asked for again once, and no more: somebody whose telephone does no better
 * is not kept out. The advisor then sees what was found.
 */
export type Patience = {
  /** True when a doubtful file for this line is to be sent back. The same document is told the same again. */
  asksAgain(line: string, document: string): boolean;
};

export function createPatience(): Patience {
  const asked = new Map<string, string>();
  return {
    asksAgain(line, document) {
      const before = asked.get(line);
      if (before !== undefined) return before === document;
      const [oldest] = asked.keys();
      if (asked.size >= REMEMBERED && oldest !== undefined) asked.delete(oldest);
      asked.set(line, document);
      return true;
    },
  };
}
