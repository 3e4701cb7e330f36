import type { AdvisorView } from '../../../src/runtime/advisorDesk.ts';

type Given = Partial<AdvisorView> & { readonly name?: string | null };

/** « Un paiement difficile » of Mme D., situation 12, opened on a Tuesday; with what a test changes in it. */
export function aView({ name = 'Mme D.', ...given }: Given = {}): AdvisorView {
  return {
    id: 'telegram:42:7/3',
    number: 12,
    status: 'ouverte',
    motive: 'paiement',
    urgency: 'haute',
    danger: null,
    person: { name, caseNumber: '2026-0137', language: 'fr' },
    summary: [
      { label: 'Que se passe-t-il ?', value: "L'argent arrive plus tard" },
      { label: 'Quel jour pouvez-vous payer ?', value: 'mardi 17 mars' },
      { label: 'Échéance', value: '57 €' },
    ],
    lastMessages: [
      { from: 'Mme D.', text: 'Bonjour', at: '2026-03-03T09:10:00.000Z' },
      { from: 'Robot', text: 'Que se passe-t-il ?', at: '2026-03-03T09:10:02.000Z' },
      { from: 'Mme D.', text: 'je ne peux pas payer', at: '2026-03-03T09:12:00.000Z' },
    ],
    openedAt: '2026-03-03T09:12:00.000Z',
    takenBy: null,
    closedAt: null,
    mine: false,
    hasPapers: false,
    correctable: [],
    ...given,
  };
}
