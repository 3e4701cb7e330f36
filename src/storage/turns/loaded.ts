import { FACT_SOURCES, type Fact } from '../../domain/fact.ts';
import type { Value } from '../../domain/value.ts';
import type { Invitation, Team } from '../../engine/context.ts';
import type { State } from '../../engine/state.ts';
import type { ChannelName, Loaded, LoanView, PersonView } from '../../runtime/ports.ts';
import type { Keyring } from '../keyring.ts';
import { type Identity, instalmentStatus, type LoanTerms, places } from '../sealed.ts';
import type { AdvisorRow, InvitationRow, LoanRow, ReadRow } from './readStatement.ts';

/** Opens what one row of the read holds. Also takes its keys, so that the commit finds them. */
export function loadedOf(
  row: ReadRow,
  advisors: readonly AdvisorRow[],
  keyring: Keyring,
  timeZone: string,
): Loaded {
  for (const [id, wrapped] of row.keys ?? []) {
    const key = keyring.take(id, wrapped);
    if (id === row.keyId) keyring.bind(row.id, key);
  }
  return {
    id: row.id,
    address: { channel: channelOf(row.channel), bot: row.bot, chat: row.chat },
    personId: row.personId,
    version: row.version,
    state: row.state === null ? null : keyring.open<State>(places.state(row.id), row.state),
    person: personOf(row, keyring, timeZone),
    facts: factsOf(row, keyring),
    loans: (row.loans ?? []).map((loan) => loanOf(loan, keyring)),
    team: teamOf(advisors, row.dossier?.advisor ?? null),
    invitation: row.invitation && invitationOf(row.invitation, keyring),
    escalations: row.escalations ?? [],
  };
}

function personOf(row: ReadRow, keyring: Keyring, timeZone: string): PersonView {
  const identity =
    row.identity === null || !row.linked
      ? null
      : keyring.openOften<Identity>(places.identity(row.personId), row.identity);
  const { dossier } = row;
  return {
    linked: row.linked,
    firstName: identity?.firstName ?? null,
    lastName: identity?.lastName ?? null,
    caseNumber: dossier && keyring.openOften<string>(places.caseNumber(dossier.id), dossier.number),
    timeZone: row.timeZone ?? timeZone,
  };
}

function factsOf({ facts }: ReadRow, keyring: Keyring): readonly Fact[] {
  return (facts ?? []).map(({ name, value, source, at }) => ({
    name,
    value: keyring.openOften<Value>(places.fact(name), value),
    source: FACT_SOURCES.find((one) => one === source) ?? 'personne',
    at: new Date(at).toISOString(),
  }));
}

function loanOf({ id, terms, knownAt, instalments }: LoanRow, keyring: Keyring): LoanView {
  const { purpose, capitalCents, amounts } = keyring.openOften<LoanTerms>(places.loan(id), terms);
  return {
    id,
    purpose,
    capitalCents,
    knownAt,
    instalments: (instalments ?? []).map(([number, due, status]) => {
      const [amountCents, share] = amounts[number] ?? [0, 0];
      return {
        number,
        due,
        amountCents,
        capitalCents: share,
        status: instalmentStatus(status),
      };
    }),
  };
}

function teamOf(advisors: readonly AdvisorRow[], referentId: string | null): Team {
  const memberOf = (id: string | null | undefined) => {
    const found = advisors.find((advisor) => advisor.id === id);
    return found ? { id: found.id, name: found.name, awayUntil: found.awayUntil } : null;
  };
  const referent = advisors.find(({ id }) => id === referentId);
  return {
    referent: memberOf(referentId),
    substitute: memberOf(referent?.substitute),
    all: advisors.map(({ id, name, awayUntil }) => ({ id, name, awayUntil })),
  };
}

function invitationOf(row: InvitationRow, keyring: Keyring): Invitation {
  for (const [id, wrapped] of row.keys ?? []) keyring.take(id, wrapped);
  const { birthDate } = keyring.openOften<Identity>(places.identity(row.person), row.identity);
  return {
    id: row.id,
    birthDate,
    expiresAt: new Date(row.expiresAt).toISOString(),
    triesLeft: row.triesLeft,
    used: row.used,
  };
}

const CHANNELS: readonly ChannelName[] = ['telegram', 'teams', 'terminal'];

function channelOf(name: string): ChannelName {
  const channel = CHANNELS.find((one) => one === name);
  if (!channel) throw new Error(`conversation on an unknown channel: ${name}`);
  return channel;
}
