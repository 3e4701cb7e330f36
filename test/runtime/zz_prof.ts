import { terminalRender } from '../../src/channels/terminal/render.ts';
import { playTurn } from '../../src/runtime/playTurn.ts';
import { memoryStore } from './memoryStore.ts';
import { openTheatre, plainAdvisors, theEdition } from './theatre.ts';

const t = openTheatre(memoryStore());
await t.write('bonjour');
await t.tap('Oui');
await t.write('je peux pas payer');
const loaded = await t.store.read({ channel: 'terminal', bot: 'test', chat: 'mme-d' }, null);
console.log(loaded.state?.pending?.block);
const stage = {
  edition: theEdition,
  people: { terminal: terminalRender },
  advisors: plainAdvisors,
};
const inc = (i: number) => ({
  address: loaded.address,
  inboxId: `x:${i}`,
  at: '2026-03-09T09:00:00.000Z',
  happening: { type: 'message_received' as const, text: '2', ref: 'm' },
});
for (let i = 0; i < 40000; i++) playTurn(stage, loaded, inc(i));
