import type { ImportBatch } from '../../src/storage/imports/batch.ts';

/** What a CCAS exports: two advisors, two persons, a loan of two instalments. */
export const BATCH: ImportBatch = {
  advisors: [
    {
      id: 'claire',
      name: 'Claire Morel',
      aadObjectId: 'aad-1',
      tenantId: 'ville',
      awayUntil: '2026-03-06',
      substitute: 'paul',
    },
    {
      id: 'paul',
      name: 'Paul Diallo',
      aadObjectId: 'aad-2',
      tenantId: 'ville',
      awayUntil: null,
      substitute: null,
    },
  ],
  people: [
    {
      caseNumber: 'D-1042',
      firstName: 'Dounia',
      lastName: 'Ferhat',
      birthDate: '1988-05-17',
      advisor: 'claire',
      language: 'fr',
    },
    {
      caseNumber: 'D-1043',
      firstName: 'Marc',
      lastName: 'Lenoir',
      birthDate: '1971-01-02',
      advisor: 'paul',
      language: 'fr',
    },
  ],
  loans: [
    {
      reference: 'P-77',
      caseNumber: 'D-1042',
      purpose: 'réparation de voiture',
      capitalCents: 120_000,
      knownAt: '2026-03-01',
    },
  ],
  instalments: [
    {
      loan: 'P-77',
      number: 1,
      due: '2026-02-05',
      amountCents: 5_700,
      capitalCents: 5_200,
      status: 'payée',
      paidOn: '2026-02-05',
    },
    {
      loan: 'P-77',
      number: 2,
      due: '2026-03-05',
      amountCents: 5_700,
      capitalCents: 5_250,
      status: 'à venir',
      paidOn: null,
    },
  ],
};
