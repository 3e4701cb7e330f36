import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';
import { openTheatre } from './runtime/theatre.ts';

function captured() {
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, log: createLog('trace', sink) };
}

describe('the log', () => {
  it('writes a name, typed fields and a sentence for operators', () => {
    const { lines, log } = captured();
    log({ level: 'warn', name: 'outbox_retry', fields: { row: 'telegram:1:7/2', attempts: 3 } });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 40,
      name: 'outbox_retry',
      row: 'telegram:1:7/2',
      attempts: 3,
    });
  });

  it('drops a field that reads like what a person writes', () => {
    const { lines, log } = captured();
    log({ level: 'info', name: 'x', fields: { text: 'je dois 57 € à Mme Diallo' } });
    expect(lines.join('')).not.toContain('Diallo');
  });

  it('holds no word, name, amount or number of a whole conversation, even when a turn breaks', async () => {
    const { lines, log } = captured();
    const planted = ['Zénobie', 'Quetzal', '4321', '0612345678'];
    const theatre = openTheatre();
    theatre.store.beforeCommit = (turn) => {
      if (turn.journal.length === 2) throw new Error('refused: Zénobie Quetzal');
    };
    for (const text of ['bonjour', 'oui', ...planted, `je suis ${planted.join(' ')}`])
      await theatre.write(text).catch(() => {});
    for (const line of theatre.logged) log(line);
    for (const word of planted) expect(lines.join('')).not.toContain(word);
  });
});
