import type { Handler } from './handler.ts';

/** What the person agreed to, or took back. */
export const recordConsent: Handler<'record_consent'> = ({ purpose, given }, draft) => {
  draft.consents.push({ purpose, given });
};
