import { describe, expect, it } from 'vitest';
import { openTheatre } from './theatre.ts';

describe('a conversation', () => {
  it('x', async () => {
    const t = openTheatre();
    await t.write('bonjour');
    console.log(t.read(), t.buttons());
    await t.tap('Oui'); console.log(t.read(), t.buttons());
    await t.write('je peux pas payer'); console.log(t.read(), t.buttons());
    await t.write('1'); console.log(t.read(), t.buttons());
    console.log(JSON.stringify(t.store.turns.at(-1), null, 1).slice(0, 3000), t.dead, t.logged);
  });
});
