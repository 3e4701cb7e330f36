import type { EscalationChange } from '../../runtime/ports.ts';
import { places } from '../sealed.ts';
import * as part from './parts.ts';
import type { Sealing } from './rows.ts';

/** One row an escalation, whatever happened to it in this turn: a statement cannot change a row twice. */
export function escalationRows(
  changes: readonly EscalationChange[],
  sealed: Sealing,
): readonly (readonly [part.Part, readonly object[]])[] {
  const ids = [...new Set(changes.map(({ id }) => id))];
  const folded = ids.map((id) => fold(changes.filter((change) => change.id === id)));
  const texts = changes.flatMap((change) =>
    'content' in change
      ? [{ id: change.id, ...sealed(places.escalation(change.id), change.content) }]
      : [],
  );
  return [
    [part.opened, folded.filter(({ motive }) => motive !== null).map(opened)],
    [part.changed, folded.filter(({ motive }) => motive === null)],
    [part.contents, texts],
  ];
}

type Folded = {
  readonly id: string;
  readonly motive: string | null;
  readonly urgency: string | null;
  readonly status: string | null;
  readonly takenBy: string | null;
  readonly to: readonly string[];
};

function fold(changes: readonly EscalationChange[]): Folded {
  const none = { motive: null, urgency: null, status: null, takenBy: null, to: [] };
  return changes.reduce(change, { id: changes[0]?.id ?? '', ...none });
}

function change(row: Folded, changed: EscalationChange): Folded {
  switch (changed.type) {
    case 'opened':
      return { ...row, motive: changed.motive, urgency: changed.urgency, to: changed.to };
    case 'taken': {
      const { advisor } = changed;
      return { ...row, status: 'prise', takenBy: advisor, to: union(row.to, [advisor]) };
    }
    case 'closed':
      return { ...row, status: 'close' };
    case 'rerouted':
      return { ...row, to: union(row.to, changed.to) };
    case 'corrected':
      return row;
  }
}

function opened(row: Folded): Folded {
  return { ...row, status: row.status ?? 'ouverte' };
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
  return [...new Set([...one, ...other])];
}
