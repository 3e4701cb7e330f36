import { FACT_SOURCES, type Fact } from '../../domain/fact.ts';
import type { Value } from '../../domain/value.ts';
import type { Invitation, Team } from '../../engine/context.ts';
import type { State } from '../../engine/state.ts';
import type { ChannelName, Loaded, LoanView, PersonView } from '../../runtime/ports.ts';
import type { Keyring } from '../keyring.ts';
import { papersOf } from '../papers/rows.ts';
import { open } from '../seal.ts';
import { type Identity, instalmentStatus, type LoanTerms, places } from '../sealed.ts';
import type { InvitationRow, LoanRow, MoreRow, ReadRow } from './readStatement.ts';
import type { AdvisorRow } from './team.ts';

/** A row with its state opened: what tells whether more must be read. */
export type Opened = { readonly row: ReadRow; readonly state: State | null };

/** Takes the key of a conversation, so that its commit finds it, and opens its state. */
export function openRow(row: ReadRow, keyring: Keyring): Opened {
  const key = keyring.take(row.keyId, row.wrapped);
  keyring.bind(row.id, key);
  if (row.state === null) return { row, state: null };
  const state = open<State>(key, places.state(row.id), Buffer.from(row.state, 'base64'));
  return { row, state };
}

/** True when a turn needs what `readMore` gives. */
export function needsMore({ row, state }: Opened, code: string | null): boolean {
  const isCalm = !row.linked && !row.hasPapers && row.invitationId === null && code === null;
  return !isCalm || (state !== null && state.escalations.length > 0);
}

/** All that a turn reads of one conversation. */
export function loadedOf(
  { row, state }: Opened,
  more: MoreRow | null,
  advisors: readonly AdvisorRow[],
  keyring: Keyring,
  timeZone: string,
): Loaded {
  for (const [id, wrapped] of more?.keys ?? []) keyring.take(id, wrapped);
  return {
    id: row.id,
    address: { channel: channelOf(row.channel), bot: row.bot, chat: row.chat },
    personId: row.personId,
    version: row.version,
    state,
    person: personOf(row, more, keyring, timeZone),
    facts: factsOf(row, keyring),
    loans: (more?.loans ?? []).map((loan) => loanOf(loan, keyring)),
    papers: papersOf(more?.papers ?? null, more?.pages ?? null, keyring.openOften),
    team: teamOf(advisors, more?.dossier?.advisor ?? null),
    invitation: more?.invitation ? invitationOf(more.invitation, keyring) : null,
    escalations: more?.escalations ?? [],
  };
}

function personOf(
  { linked, personId, timeZone: own }: ReadRow,
  more: MoreRow | null,
  keyring: Keyring,
  timeZone: string,
): PersonView {
  const sealed = linked ? (more?.identity ?? null) : null;
  const identity =
    sealed === null ? null : keyring.openOften<Identity>(places.identity(personId), sealed);
  const dossier = more?.dossier ?? null;
  return {
    linked,
    firstName: identity?.firstName ?? null,
    lastName: identity?.lastName ?? null,
    caseNumber: dossier && keyring.openOften<string>(places.caseNumber(dossier.id), dossier.number),
    timeZone: own ?? timeZone,
  };
}

function factsOf({ facts }: ReadRow, keyring: Keyring): readonly Fact[] {
  const rows = (facts ?? []).toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return rows.map(({ name, value, source, at }) => ({
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
