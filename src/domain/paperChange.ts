import type { Page, Paper, PaperState, Reason, RedoReason, WaiveReason } from './paper.ts';

export type Role = 'person' | 'bot' | 'advisor';

/** Who does something to a paper. An advisor is named: the decision is theirs. */
export type Actor =
  | { readonly role: 'person' }
  | { readonly role: 'bot' }
  | { readonly role: 'advisor'; readonly id: string };

export type PaperAction =
  /**
   * A file came for it, and may be kept: what the checks refuse never gets here. It is the person's, or was
   * brought to the advisor.
   */
  | { readonly type: 'receive'; readonly document: string }
  /** « C'est tout » : nothing more comes for now. */
  | { readonly type: 'complete' }
  /** The last day on which it is good was read on it, or counted from its date. */
  | { readonly type: 'date'; readonly validUntil: string }
  | { readonly type: 'validate'; readonly validUntil: string | null }
  | { readonly type: 'redo'; readonly reason: Reason<RedoReason> }
  | {
      readonly type: 'waive';
      readonly reason: Reason<WaiveReason>;
      /** The piece that takes its place, for `remplace`. */
      readonly replacedBy?: string;
    }
  /** It is needed again: it stands where it stood. */
  | { readonly type: 'wake' }
  | { readonly type: 'expire' }
  /** The person takes one file back. */
  | { readonly type: 'remove'; readonly document: string }
  /** The person takes the whole paper back. */
  | { readonly type: 'withdraw' };

type Transition = {
  readonly does: PaperAction['type'];
  readonly by: readonly Role[];
  readonly from: readonly PaperState[];
  readonly to: PaperState | 'same' | 'before';
};

const GIVEN = ['received', 'to_review', 'valid'] as const;
const ASKED = ['requested', 'redo', 'expired'] as const;
const AWAKE = [...ASKED, ...GIVEN] as const;

/** What may happen to a paper, and by whom. What is not written here may not. */
export const TRANSITIONS: readonly Transition[] = [
  { does: 'receive', by: ['person', 'advisor'], from: [...AWAKE, 'waived'], to: 'received' },
  { does: 'complete', by: ['person', 'bot'], from: ['received'], to: 'to_review' },
  { does: 'date', by: ['bot', 'advisor'], from: GIVEN, to: 'same' },
  { does: 'validate', by: ['advisor'], from: AWAKE, to: 'valid' },
  { does: 'redo', by: ['advisor'], from: [...GIVEN, 'expired'], to: 'redo' },
  { does: 'redo', by: ['bot'], from: ['received', 'to_review'], to: 'redo' },
  { does: 'waive', by: ['bot', 'advisor'], from: AWAKE, to: 'waived' },
  { does: 'waive', by: ['person'], from: ASKED, to: 'waived' },
  { does: 'wake', by: ['person', 'bot', 'advisor'], from: ['waived'], to: 'before' },
  { does: 'expire', by: ['bot'], from: GIVEN, to: 'expired' },
  { does: 'remove', by: ['person'], from: GIVEN, to: 'received' },
  { does: 'remove', by: ['person'], from: [...ASKED, 'waived'], to: 'same' },
  { does: 'withdraw', by: ['person'], from: AWAKE, to: 'requested' },
  { does: 'withdraw', by: ['person'], from: ['waived'], to: 'same' },
];

/** Which waivers each may give; a person or the bot may lift those only. */
const WAIVERS: Readonly<Record<Role, readonly WaiveReason[]>> = {
  person: ['remplace', 'absent'],
  bot: ['plus_necessaire', 'remplace'],
  advisor: ['plus_necessaire', 'remplace', 'absent', 'conseiller'],
};

/**
 * A paper after something was done to it; null when this actor may not do that to a paper that stands so.
 * A file that is there already changes nothing. `at` is an ISO instant.
 */
export function changePaper(
  paper: Paper,
  action: PaperAction,
  by: Actor,
  at: string,
): Paper | null {
  const row = TRANSITIONS.find(
    ({ does, by: roles, from }) =>
      does === action.type && roles.includes(by.role) && from.includes(paper.state),
  );
  if (!row || !isWithinRights(paper, action, by.role)) return null;
  return isNothingNew(paper, action) ? paper : played(paper, action, by, at, row.to);
}

function isWithinRights(paper: Paper, action: PaperAction, role: Role): boolean {
  if (action.type === 'waive') return WAIVERS[role].includes(action.reason.code);
  if (action.type !== 'wake') return true;
  return WAIVERS[role].some((code) => code === paper.reason?.code);
}

function isNothingNew({ pages }: Paper, action: PaperAction): boolean {
  if (action.type !== 'receive' && action.type !== 'remove') return false;
  const isThere = pages.some(({ document }) => document === action.document);
  return isThere === (action.type === 'receive');
}

function played(
  paper: Paper,
  action: PaperAction,
  by: Actor,
  at: string,
  to: Transition['to'],
): Paper {
  const reviewedBy = by.role === 'advisor' ? by.id : paper.reviewedBy;
  switch (action.type) {
    case 'receive':
      return { ...inState(paper, 'received'), ...withPage(paper, action.document, at) };
    case 'complete':
      return inState(paper, 'to_review');
    case 'date':
      return { ...paper, validUntil: action.validUntil, warnedAt: null };
    case 'validate': {
      const validUntil = action.validUntil ?? paper.validUntil;
      const warnedAt = validUntil === paper.validUntil ? paper.warnedAt : null;
      return { ...inState(paper, 'valid'), validUntil, warnedAt, reviewedBy };
    }
    case 'redo':
      return { ...askedAgain(paper, 'redo', at), reason: action.reason, reviewedBy };
    case 'waive':
      return {
        ...inState(paper, 'waived'),
        reason: action.reason,
        before: { state: paper.state, reason: paper.reason },
        replacedBy: action.replacedBy ?? null,
        reviewedBy,
      };
    case 'wake':
      return {
        ...askedAgain(paper, paper.before?.state ?? 'requested', at),
        reason: paper.before?.reason ?? null,
      };
    case 'expire':
      return askedAgain(paper, 'expired', at);
    case 'remove':
      return withoutPage(paper, action.document, at, to);
    case 'withdraw':
      return withoutPages(paper, [], at);
  }
}

function inState(paper: Paper, state: PaperState): Paper {
  return { ...paper, state, reason: null, before: null, replacedBy: null };
}

/** Reminders start anew. */
function askedAgain(paper: Paper, state: PaperState, at: string): Paper {
  return { ...inState(paper, state), askedAt: at, remindedAt: null, reminders: 0 };
}

/** After « à refaire » or « périmé » a new try begins; what came before is kept beside it. */
function withPage(paper: Paper, document: string, at: string): Partial<Paper> {
  const isNewTry = stateAsleep(paper) === 'redo' || stateAsleep(paper) === 'expired';
  const pages = isNewTry ? paper.pages.map((page) => ({ ...page, setAside: true })) : paper.pages;
  const page: Page = { document, setAside: false };
  return { pages: [...pages, page], receivedAt: at, validUntil: null, warnedAt: null };
}

function stateAsleep({ state, before }: Paper): PaperState {
  return before?.state ?? state;
}

function withoutPage(paper: Paper, document: string, at: string, to: Transition['to']): Paper {
  const left = paper.pages.filter((page) => page.document !== document);
  if (left.every(({ setAside }) => setAside)) return withoutPages(paper, left, at);
  return to === 'received'
    ? { ...inState(paper, 'received'), pages: left }
    : { ...paper, pages: left };
}

/** Nothing that counts is left: it is asked for as at first, unless it was waived. */
function withoutPages(paper: Paper, pages: readonly Page[], at: string): Paper {
  const bare = { receivedAt: null, validUntil: null, warnedAt: null, reviewedBy: null, pages };
  if (paper.state === 'waived')
    return { ...paper, ...bare, before: { state: 'requested', reason: null } };
  return { ...askedAgain(paper, 'requested', at), ...bare };
}
