import type { ClaimedCall, OutboxQueue, Outcome } from '../../src/runtime/ports.ts';

type Row = { call: ClaimedCall; leased: boolean; outcome: Outcome | null };

/** An outbox in memory that keeps the promises of `OutboxQueue`. `fails` makes the next calls throw. */
export function createMemoryOutbox() {
  const rows: Row[] = [];
  const fails = { claim: 0, settle: 0 };
  let written = () => {};

  const queue: OutboxQueue = {
    async claim(now, limit) {
      if (fails.claim-- > 0) throw new Error('no database');
      const firsts = rows.filter(
        (row) => isOpen(row) && !rows.some((one) => one !== row && isBefore(one, row)),
      );
      const due = firsts.filter(({ leased, call }) => !leased && new Date(call.due) <= now);
      const claimed = due.slice(0, limit);
      for (const row of claimed) row.leased = true;
      return claimed.map(({ call }) => call);
    },
    async settle(outcomes) {
      if (fails.settle-- > 0) throw new Error('no database');
      for (const outcome of outcomes) settleOne(outcome);
    },
    onWritten(callback) {
      written = callback;
      return () => {
        written = () => {};
      };
    },
  };

  function isOpen({ outcome }: Row): boolean {
    return outcome?.result !== 'sent' && outcome?.result !== 'dead';
  }

  function isBefore(one: Row, row: Row): boolean {
    const sameRecipient = one.call.recipient === row.call.recipient;
    return sameRecipient && isOpen(one) && rows.indexOf(one) < rows.indexOf(row);
  }

  function settleOne(outcome: Outcome): void {
    const row = rows.find(({ call }) => call.id === outcome.id);
    if (!row) throw new Error(`no row ${outcome.id}`);
    row.leased = false;
    row.outcome = outcome;
    if (outcome.result !== 'retry') return;
    row.call = { ...row.call, due: outcome.due, attempts: outcome.attempts };
  }

  return {
    queue,
    fails,
    /** Commits rows, each « recipient: id ». */
    write(...lines: readonly string[]) {
      for (const line of lines) {
        const [recipient = '', id = ''] = line.split(': ');
        const call: ClaimedCall = {
          id,
          channel: 'telegram',
          recipient,
          speaker: 'bot',
          call: {},
          due: '2026-03-02T09:00:00.000Z',
          conversation: `talk of ${recipient}`,
          attempts: 0,
        };
        rows.push({ call, leased: false, outcome: null });
      }
      written();
    },
    outcome: (id: string) => rows.find(({ call }) => call.id === id)?.outcome ?? null,
  };
}
