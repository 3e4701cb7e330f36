import type { Handler } from './handler.ts';

/** A date of birth that is not the right one: five of them, and the code is lost. */
export const countLinkFailure: Handler<'count_link_failure'> = ({ invitation }, draft) => {
  draft.links.push({ type: 'failed', invitation });
};
