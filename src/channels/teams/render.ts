import type { AdvisorChannel } from '../../runtime/ports.ts';
import { wellFormed } from '../wellFormed.ts';
import type { TeamsCall } from './call.ts';

/** Teams as advisors see it: what the runtime says becomes outbox rows. Pure. */
export const teamsRender: AdvisorChannel = {
  name: 'teams',
  card: (advisor, { id }): readonly TeamsCall[] => [{ kind: 'card', advisor, escalation: id }],
  papers: (advisor, { id }): readonly TeamsCall[] => [{ kind: 'papers', advisor, escalation: id }],
  relay: (advisor, { id }, text): readonly TeamsCall[] => [
    { kind: 'relay', advisor, escalation: id, text: wellFormed(text) },
  ],
  notice: (advisor, text): readonly TeamsCall[] => [
    { kind: 'notice', advisor, text: wellFormed(text) },
  ],
  recipient: (advisor) => `teams:${advisor}`,
};
