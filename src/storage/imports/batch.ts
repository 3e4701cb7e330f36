import type { InstalmentView } from '../../runtime/ports.ts';

/** What one import brings, read and checked. Dates are `2026-03-05`, amounts in cents. */
export type ImportBatch = {
  readonly advisors: readonly {
    readonly id: string;
    readonly name: string;
    readonly aadObjectId: string | null;
    readonly tenantId: string | null;
    /** Last day away, and who answers meanwhile. */
    readonly awayUntil: string | null;
    readonly substitute: string | null;
  }[];
  readonly people: readonly {
    readonly caseNumber: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly birthDate: string;
    readonly advisor: string;
    readonly language: string;
  }[];
  readonly loans: readonly {
    readonly reference: string;
    readonly caseNumber: string;
    readonly purpose: string;
    readonly capitalCents: number;
    readonly knownAt: string;
  }[];
  readonly instalments: readonly {
    readonly loan: string;
    readonly number: number;
    readonly due: string;
    readonly amountCents: number;
    readonly capitalCents: number;
    readonly status: InstalmentView['status'];
    readonly paidOn: string | null;
  }[];
};

/** Names that a batch may point at. */
export type Names = {
  readonly advisors: readonly string[];
  readonly cases: readonly string[];
  readonly loans: readonly string[];
};

/** An instalment that was not unpaid before, on a chat that is linked: an event to play there. */
export type NewlyUnpaid = {
  readonly conversation: string;
  readonly loan: string;
  readonly number: number;
};
