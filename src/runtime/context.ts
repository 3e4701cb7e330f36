import type { Fact } from '../domain/fact.ts';
import { loanFacts } from '../domain/loan.ts';
import type { Value, Values } from '../domain/value.ts';
import type { Context } from '../engine/context.ts';
import type { Edition } from './edition.ts';
import { factsOn } from './factsOn.ts';
import type { Loaded } from './ports.ts';

/**
 * What one turn may read: what everybody shares, and what is known of this person. Facts of a loan or a
 * case are there only when the chat is linked to it.
 */
export function contextOf(edition: Edition, loaded: Loaded, today: string): Context {
  return Object.freeze({
    ...edition.shared,
    facts: Object.freeze(factsOf(edition, loaded, today)),
    team: loaded.team,
    papers: loaded.papers,
    invitation: loaded.invitation,
  });
}

function factsOf(edition: Edition, loaded: Loaded, today: string): Values {
  const { person } = loaded;
  const shared = factsOn(edition, today);
  const facts: Record<string, Value> = { ...shared, 'dossier.lie': person.linked };
  for (const fact of loaded.facts)
    if (maySee(edition, fact, person.linked)) facts[fact.name] = fact.value;
  if (!person.linked) return facts;
  const loan = loaded.loans.at(-1);
  if (loan) Object.assign(facts, loanFacts(loan, today));
  put(facts, 'prenom', person.firstName);
  put(facts, 'nom', person.lastName);
  put(facts, 'dossier.numero', person.caseNumber);
  put(facts, 'conseiller.nom', loaded.team.referent?.name ?? null);
  return facts;
}

/** What the person said in this chat is theirs in any case. */
function maySee({ shared }: Edition, { name }: Fact, linked: boolean): boolean {
  const by = shared.definitions[name]?.filledBy ?? 'personne';
  return linked || by === 'personne' || by === 'calcul';
}

function put(facts: Record<string, Value>, name: string, value: string | null): void {
  if (value !== null) facts[name] = value;
}
