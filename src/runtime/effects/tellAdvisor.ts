import { sendAdvisor } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** A line for an advisor, in their own chat, in French. */
export const tellAdvisor: Handler<'tell_advisor'> = ({ id, advisor, text }, draft) => {
  const line = draft.edition.texts.render(text, 'fr');
  sendAdvisor(draft, id, advisor, draft.advisors?.notice(advisor, line) ?? []);
};
