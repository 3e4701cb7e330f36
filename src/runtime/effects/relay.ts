import { sendAdvisor } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** The person's words, or word of a paper, to the advisor who owns the conversation. */
export const relay: Handler<'relay'> = ({ id, advisor, escalation, text, document }, draft) => {
  const lines = [...(document === null ? [] : [PAPER]), ...(text === null ? [] : [text])];
  const calls = draft.advisors?.relay(advisor, { id: escalation }, lines.join('\n'));
  sendAdvisor(draft, id, advisor, calls ?? []);
};

const PAPER = '📎 La personne a envoyé un fichier. Il est gardé dans son dossier.';
