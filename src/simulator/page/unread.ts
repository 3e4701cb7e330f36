/** Counts what came since somebody last looked. What stood there at the beginning counts as seen. */
export type Unread = {
  /** So many messages stand there, and somebody looks at them. */
  see(who: string, count: number): void;
  /** How many of so many messages were not seen. */
  fresh(who: string, count: number): number;
};

export function createUnread(): Unread {
  const seen = new Map<string, number>();
  return {
    see: (who, count) => void seen.set(who, count),
    fresh(who, count) {
      const known = seen.get(who) ?? count;
      seen.set(who, Math.min(known, count));
      return count - Math.min(known, count);
    },
  };
}
