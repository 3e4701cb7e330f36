import { describe, expect, it } from 'vitest';
import { contextOf } from '../../src/runtime/context.ts';
import type { Loaded } from '../../src/runtime/ports.ts';
import { memoryStore } from './memoryStore.ts';
import { theEdition } from './theatre.ts';

const ADDRESS = { channel: 'terminal', bot: 'test', chat: '1' } as const;
const AT = '2026-02-01T00:00:00.000Z';

async function known(linked: boolean): Promise<Loaded> {
  const store = memoryStore();
  store.person = {
    linked,
    firstName: 'Amel',
    lastName: 'Diallo',
    caseNumber: 'D-12',
    timeZone: 'Europe/Paris',
  };
  store.team = {
    referent: { id: 'claire', name: 'Claire Morel', awayUntil: null },
    substitute: null,
    all: [],
  };
  store.loans = [
    {
      id: 'l1',
      purpose: 'voiture',
      capitalCents: 150_000,
      knownAt: '2026-03-01',
      instalments: [
        { number: 1, due: '2026-03-05', amountCents: 5700, capitalCents: 5000, status: 'à venir' },
      ],
    },
  ];
  store.facts.set('montant', { name: 'montant', value: 90_000, source: 'personne', at: AT });
  store.facts.set('prenom', { name: 'prenom', value: 'Amel', source: 'import', at: AT });
  return await store.read(ADDRESS, null);
}

describe('what a turn may read', () => {
  it('of a linked chat: the person, the loan, the advisor', async () => {
    const { facts } = contextOf(theEdition(), await known(true), '2026-03-02');
    expect(facts).toMatchObject({
      prenom: 'Amel',
      'dossier.numero': 'D-12',
      'dossier.lie': true,
      'conseiller.nom': 'Claire Morel',
      'echeance.montant': 5700,
      'ccas.montant_max': 300_000,
      montant: 90_000,
    });
  });

  it('of a chat that is not linked: nothing of the case, nothing of the loan', async () => {
    const { facts } = contextOf(theEdition(), await known(false), '2026-03-02');
    const ofTheCase = Object.keys(facts).filter((name) =>
      /^(prenom|nom|conseiller|dossier\.numero|pret|echeance|paiement)/u.test(name),
    );
    expect(ofTheCase).toEqual([]);
    expect(facts).toMatchObject({ 'dossier.lie': false, montant: 90_000 });
  });

  it('cannot be changed by a turn', async () => {
    const context = contextOf(theEdition(), await known(true), '2026-03-02');
    expect(Object.isFrozen(context) && Object.isFrozen(context.facts)).toBe(true);
  });
});
