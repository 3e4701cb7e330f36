import type { InstalmentView } from '../runtime/ports.ts';

/** Where each sealed value is kept: it opens nowhere else. */
export const places = {
  state: (conversation: string) => `state:${conversation}`,
  message: (id: string) => `message:${id}`,
  call: (outbox: string) => `call:${outbox}`,
  fact: (name: string) => `fact:${name}`,
  escalation: (id: string) => `escalation:${id}`,
  identity: (person: string) => `identity:${person}`,
  caseNumber: (id: string) => `case:${id}`,
  loan: (id: string) => `loan:${id}`,
  payment: (id: string) => `payment:${id}`,
  paper: (key: string) => `paper:${key}`,
  part: (document: string, number: number) => `part:${document}:${number}`,
  reference: (advisor: string) => `reference:${advisor}`,
} as const;

/** Who a person is, as the CCAS says. */
export type Identity = {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
  readonly language: string;
};

/** What a loan is about; `amounts` by instalment number: the whole, and the capital in it, in cents. */
export type LoanTerms = {
  readonly reference: string;
  readonly purpose: string;
  readonly capitalCents: number;
  readonly amounts: Readonly<Record<number, readonly [amountCents: number, capitalCents: number]>>;
};

const STATUSES: readonly InstalmentView['status'][] = ['à venir', 'payée', 'impayée', 'reportée'];

export function instalmentStatus(text: string): InstalmentView['status'] {
  const status = STATUSES.find((one) => one === text);
  if (!status) throw new Error(`instalment of unknown status: ${text}`);
  return status;
}
