import { type Paper, paperKey } from '../../src/domain/paper.ts';
import { changePaper } from '../../src/domain/paperChange.ts';
import type { ChecklistStore, PageView, ViewLinks } from '../../src/runtime/paperPorts.ts';

type Kept = Pick<ChecklistStore, 'ofPerson' | 'personOf' | 'pagesOf' | 'review'>;

/** Checklists in memory, one a conversation, as the database would keep them; and who decided what. */
export type MemoryChecklists = Kept & {
  readonly audit: string[];
  /** Puts a checklist in the place of what was there. */
  put(conversation: string, papers: readonly Paper[]): void;
  of(conversation: string): readonly Paper[];
};

const personOf = (conversation: string) => `p-${conversation}`;

/** `pages` are the files of every paper that has some. */
export function memoryChecklists(pages: readonly PageView[] = []): MemoryChecklists {
  const lists = new Map<string, readonly Paper[]>();
  const audit: string[] = [];
  return {
    audit,
    put: (conversation, papers) => lists.set(personOf(conversation), papers),
    of: (conversation) => lists.get(personOf(conversation)) ?? [],
    ofPerson: async (person) => lists.get(person) ?? [],
    personOf: async (conversation) => personOf(conversation),
    pagesOf: async () => pages,
    async review(review) {
      const { personId, paper: ref, advisor, at, version } = review;
      const papers = lists.get(personId) ?? [];
      const paper = papers.find((one) => paperKey(one) === paperKey(ref));
      if (!paper) return { result: 'unknown' };
      const action =
        review.decision === 'validate'
          ? ({ type: 'validate', validUntil: review.validUntil } as const)
          : review.decision === 'redo'
            ? ({ type: 'redo', reason: review.reason } as const)
            : ({ type: 'waive', reason: review.reason } as const);
      const by = { role: 'advisor', id: advisor } as const;
      const changed =
        (version ?? paper.version) === paper.version
          ? changePaper(paper, action, by, at.toISOString())
          : null;
      if (!changed) return { result: 'illegal', paper };
      const saved = { ...changed, version: changed.version + 1 };
      lists.set(
        personId,
        papers.map((one) => (one === paper ? saved : one)),
      );
      audit.push(`${advisor} ${review.decision} ${paperKey(ref)}`);
      return { result: 'saved', paper: saved };
    },
  };
}

/** Links that are counted instead of drawn by chance. */
export function memoryViewLinks(): Pick<ViewLinks, 'create'> & { readonly made: string[] } {
  const made: string[] = [];
  return {
    made,
    async create(subject, advisor, now) {
      const what = subject.kind === 'paper' ? paperKey(subject.paper) : subject.kind;
      made.push(`${advisor} ${what}`);
      return { token: `t${made.length}`, expiresAt: new Date(now.getTime() + 300_000) };
    },
  };
}
