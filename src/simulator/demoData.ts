import { addMonths } from '../domain/calendar.ts';
import type { InstalmentView } from '../runtime/ports.ts';

/** Nobody here exists. Dates follow the day on which the demo starts: payments are always under way. */

export type DemoAdvisor = {
  readonly id: string;
  readonly name: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
};

export type DemoLoan = {
  readonly reference: string;
  readonly purpose: string;
  readonly capitalCents: number;
  readonly knownAt: string;
  readonly instalments: readonly InstalmentView[];
};

export type DemoCase = {
  readonly number: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly language: string;
  /** Id of the advisor who accompanies the person. */
  readonly advisor: string;
  readonly loan: DemoLoan | null;
};

export type DemoPhone = {
  readonly chat: number;
  readonly firstName: string;
  readonly language: string;
  /** What this person is there to show, in French. */
  readonly story: string;
  /** Number of the person's case, when the CCAS knows them. */
  readonly caseNumber: string | null;
};

const TENANT = '11111111-1111-4111-8111-111111111111';

export const DEMO_ADVISORS: readonly DemoAdvisor[] = [
  advisor('claire-morel', 'Claire Morel', 1),
  advisor('karim-benali', 'Karim Benali', 2),
  advisor('sophie-laurent', 'Sophie Laurent', 3),
];

export const DEMO_PHONES: readonly DemoPhone[] = [
  {
    chat: 1001,
    firstName: 'Amel',
    language: 'fr',
    story: 'Elle rembourse la voiture qui la mène au travail. Née le 12 avril 1987.',
    caseNumber: 'V-2026-014',
  },
  {
    chat: 1002,
    firstName: 'Bruno',
    language: 'fr',
    story: 'Il découvre le microcrédit. Le CCAS ne le connaît pas encore.',
    caseNumber: null,
  },
  {
    chat: 1003,
    firstName: 'Grace',
    language: 'en',
    story: 'Elle parle anglais. Un paiement n’est pas passé. Née le 3 septembre 1979.',
    caseNumber: 'V-2026-021',
  },
  {
    chat: 1004,
    firstName: 'Youssef',
    language: 'ar',
    story: 'Il parle arabe. Il prépare un dossier pour une formation. Né le 27 janvier 1994.',
    caseNumber: 'V-2026-027',
  },
];

/** The cases that the CCAS of the demo follows, as they stand on this day (`2026-03-09`). */
export function demoCases(today: string): readonly DemoCase[] {
  return [
    {
      number: 'V-2026-014',
      firstName: 'Amel',
      lastName: 'Diallo',
      birthDate: '1987-04-12',
      language: 'fr',
      advisor: 'claire-morel',
      loan: {
        reference: 'P-2026-014',
        purpose: 'voiture',
        capitalCents: 150_000,
        knownAt: today,
        instalments: instalments(today, { paid: 5, count: 24, amount: 6_600, capital: 6_250 }),
      },
    },
    {
      number: 'V-2026-021',
      firstName: 'Grace',
      lastName: 'Mensah',
      birthDate: '1979-09-03',
      language: 'en',
      advisor: 'karim-benali',
      loan: {
        reference: 'P-2026-021',
        purpose: 'électroménager',
        capitalCents: 90_000,
        knownAt: today,
        instalments: instalments(today, {
          paid: 3,
          unpaid: 1,
          count: 18,
          amount: 5_250,
          capital: 5_000,
        }),
      },
    },
    {
      number: 'V-2026-027',
      firstName: 'Youssef',
      lastName: 'Haddad',
      birthDate: '1994-01-27',
      language: 'ar',
      advisor: 'claire-morel',
      loan: null,
    },
  ];
}

type Progress = {
  readonly paid: number;
  readonly unpaid?: number;
  readonly count: number;
  /** Each, in cents. */
  readonly amount: number;
  readonly capital: number;
};

/** Monthly rows: those of the months before are paid, the last of them perhaps not, the others to come. */
function instalments(
  today: string,
  { paid, unpaid = 0, count, amount, capital }: Progress,
): readonly InstalmentView[] {
  const fifth = `${today.slice(0, 7)}-05`;
  const first = addMonths(fifth, today.slice(8) > '05' ? 1 - paid - unpaid : -paid - unpaid);
  return Array.from({ length: count }, (_, index) => ({
    number: index + 1,
    due: addMonths(first, index),
    amountCents: amount,
    capitalCents: capital,
    status: index < paid ? 'payée' : index < paid + unpaid ? 'impayée' : 'à venir',
  }));
}

function advisor(id: string, name: string, number: number): DemoAdvisor {
  const aadObjectId = `2222222${number}-2222-4222-8222-222222222222`;
  return { id, name, aadObjectId, tenantId: TENANT };
}
