import type { Deed } from './advisorDesk.ts';
import type { EscalationStore, Loaded, StoredEscalation, TurnStore } from './ports.ts';

export type StandingTools = {
  readonly store: Pick<TurnStore, 'readById'>;
  readonly escalations: EscalationStore;
};

/** How an escalation stands, with the advisor who owns its conversation now. */
export type Standing = {
  readonly stored: StoredEscalation;
  readonly loaded: Loaded;
  readonly owner: string | null;
};

/** How things stand before a deed; null when it was never this advisor's to see. */
export async function standing(
  { store, escalations }: StandingTools,
  { escalation, advisor }: Pick<Deed, 'escalation'> & { readonly advisor: { readonly id: string } },
): Promise<Standing | null> {
  const stored = await escalations.find(escalation);
  if (!stored || !wasShown(stored, advisor.id)) return null;
  const loaded = await store.readById(stored.conversation);
  return loaded && { stored, loaded, owner: loaded.state?.owner?.advisor ?? null };
}

export function wasShown({ to, takenBy }: StoredEscalation, advisor: string): boolean {
  return to.includes(advisor) || takenBy?.id === advisor;
}
