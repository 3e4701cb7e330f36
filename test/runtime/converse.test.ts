import { describe, expect, it } from 'vitest';
import { PoisonedTurn } from '../../src/runtime/poisonedTurn.ts';
import { memoryStore } from './memoryStore.ts';
import { openTheatre, type Theatre } from './theatre.ts';

/** Past the welcome: agreement given, the menu shown. */
async function agreed(theatre: Theatre = openTheatre()): Promise<Theatre> {
  await theatre.write('bonjour');
  await theatre.tap('Oui');
  theatre.read();
  return theatre;
}

const CLAIRE = { id: 'claire', name: 'Claire Morel' };

describe('a conversation, from the first word on', () => {
  it('says that a robot answers, asks the agreement, then shows what one can do', async () => {
    const theatre = openTheatre();
    await theatre.write('bonjour');
    expect(theatre.read()[0]).toContain('Je suis le robot du CCAS de Valmont');
    expect(theatre.buttons()).toEqual(['Oui', 'Non']);
    await theatre.tap('Oui');
    expect(theatre.read().at(-1)).toBe('Par quoi voulez-vous commencer ?');
    expect(theatre.tapsClosed).toEqual([null]);
  });

  it('keeps nothing of what is written before the agreement', async () => {
    const theatre = openTheatre();
    await theatre.write('je m’appelle Zénobie et je dois 1 200 euros');
    expect(theatre.store.turns[0]?.journal).toEqual([]);
    expect(JSON.stringify(theatre.store.turns)).not.toContain('Zénobie');
  });

  it('keeps words and answers after it, and the agreement as a consent', async () => {
    const theatre = await agreed();
    await theatre.write('je peux pas payer');
    const { consents } = theatre.store.turns[1] ?? {};
    expect(consents).toEqual([{ purpose: 'conversation', given: true }]);
    expect(theatre.store.turns[2]?.journal[0]).toMatchObject({
      from: 'person',
      content: { text: 'je peux pas payer' },
    });
  });

  it('masks the number of a bank card before anything is kept', async () => {
    const theatre = await agreed();
    await theatre.write('ma carte 4970 1000 0000 0014 ne passe plus');
    expect(JSON.stringify(theatre.store.turns)).not.toMatch(/4970.?1000/u);
  });

  it('takes the number of a button for the button', async () => {
    const theatre = await agreed();
    await theatre.write('je peux pas payer');
    await theatre.write('2');
    const state = theatre.store.turns.at(-1)?.state;
    expect(state?.answers['paiement-difficile']?.raison).toBe('retard');
  });

  it('takes the words of a button of the menu for the button', async () => {
    const theatre = await agreed();
    await theatre.write('mes paiements');
    expect(theatre.store.turns.at(-1)?.state.frames[0]?.script).toBe('remboursement');
  });

  it('reads short messages that follow each other together', async () => {
    const theatre = await agreed();
    await theatre.write('bjr');
    await theatre.write('g plus rien');
    expect(theatre.store.turns.at(-2)?.armed.map(({ name }) => name)).toEqual(['@held']);
  });

  it('obeys « stop » even when it follows a short message that still waits', async () => {
    const theatre = await agreed();
    await theatre.write('bjr');
    await theatre.write('stop');
    expect(theatre.store.turns.at(-1)?.state.stopped).toBe(true);
  });

  it('speaks the language of the telephone when the CCAS does', async () => {
    const store = memoryStore();
    const theatre = openTheatre(store, 'en');
    await theatre.write('hello');
    expect(theatre.read()[0]).toContain('I am the robot');
  });
});

describe('a message that is not like others', () => {
  const strange: readonly (readonly [string, string])[] = [
    ['half an emoji', 'bonjour \ud83d'],
    ['a NUL', 'bon\0jour'],
    ['emoji only', '🙏🙏🙏'],
    ['right to left', 'مرحبا، أريد المساعدة'],
    ['spaces only', '   '],
    ['a template', '{{prenom}} $t(menu) <b>x</b>'],
  ];
  it.each(strange)('%s gets a kind answer', async (_name, text) => {
    const theatre = await agreed();
    await theatre.write(text);
    const turn = theatre.store.turns.at(-1);
    expect(theatre.dead).toEqual([]);
    expect(turn?.armed.length === 1 || theatre.read().length > 0).toBe(true);
    expect(JSON.stringify(turn).isWellFormed()).toBe(true);
    expect(JSON.stringify(turn)).not.toContain('\\u0000');
  });

  it('10 000 characters and more: cut, and said so', async () => {
    const theatre = await agreed();
    await theatre.write('a'.repeat(50_000));
    expect(theatre.read()[0]).toContain('trop long');
    expect(JSON.stringify(theatre.store.turns.at(-1)).length).toBeLessThan(30_000);
  });

  it('200 in a second from one person: each has its turn, in order', async () => {
    const theatre = await agreed();
    const before = theatre.store.turns.length;
    await Promise.all(Array.from({ length: 200 }, (_, n) => theatre.write(`message ${n}`)));
    const texts = theatre.store.turns
      .slice(before)
      .map(({ journal }) => JSON.stringify(journal[0]?.content));
    expect(texts.map((text) => Number(/message (\d+)/u.exec(text)?.[1]))).toEqual(
      Array.from({ length: 200 }, (_, n) => n),
    );
  });
});

describe('a turn that meets another', () => {
  it('is played once, however often it is handed in', async () => {
    const theatre = await agreed();
    const event = { type: 'message_received', text: 'je peux pas payer', ref: 'm' } as const;
    await theatre.happen(event, 'telegram:1:77');
    const said = theatre.store.outbox.length;
    await theatre.happen(event, 'telegram:1:77');
    expect(theatre.store.outbox.length).toBe(said);
  });

  it('is played again on what it finds when another process was faster', async () => {
    const theatre = await agreed();
    let conflicts = 3;
    const { store } = theatre;
    store.beforeCommit = (turn) => {
      if (conflicts === 0) return;
      conflicts -= 1;
      const known = store.conversations.get(turn.conversation);
      if (known) known.version += 1;
    };
    await theatre.write('je peux pas payer');
    expect(theatre.read().at(-1)).toBe('Que se passe-t-il ?');
  });

  it('gives up loudly when it never comes to its turn, so that it is handed in again', async () => {
    const theatre = await agreed();
    theatre.store.beforeCommit = (turn) => {
      const known = theatre.store.conversations.get(turn.conversation);
      if (known) known.version += 1;
    };
    await expect(theatre.write('bonjour')).rejects.toThrow(/changed 20 times/u);
  });
});

describe('a turn that the database refuses', () => {
  it('is buried: the person gets an apology and somebody to help, the talk goes on', async () => {
    const theatre = await agreed();
    theatre.store.team = {
      referent: null,
      substitute: null,
      all: [{ ...CLAIRE, awayUntil: null }],
    };
    theatre.store.beforeCommit = (turn) => {
      if (JSON.stringify(turn).includes('poison')) throw new PoisonedTurn('22021');
    };
    await theatre.write('poison');
    expect(theatre.read()).toEqual([
      "Pardon, quelque chose n'a pas marché de mon côté. Je préviens une personne du CCAS.",
    ]);
    expect(theatre.dead).toMatchObject([{ reason: '22021' }]);
    expect(theatre.store.turns.at(-1)?.escalations).toMatchObject([
      { type: 'opened', motive: 'autre', to: ['claire'] },
    ]);
    expect(JSON.stringify(theatre.logged)).not.toContain('poison');
    await theatre.write('je peux pas payer');
    expect(theatre.read().at(-1)).toBe('Que se passe-t-il ?');
  });

  it('of a timer says nothing to the person', async () => {
    const theatre = await agreed();
    let refusals = 1;
    theatre.store.beforeCommit = () => {
      refusals -= 1;
      if (refusals >= 0) throw new PoisonedTurn('22021');
    };
    await theatre.happen({ type: 'timer_due', timer: { kind: 'held' } });
    expect(theatre.read()).toEqual([]);
  });
});

describe('a person of the CCAS', () => {
  async function handedOver(): Promise<{ theatre: Theatre; escalation: string }> {
    const theatre = openTheatre();
    theatre.store.team = { referent: { ...CLAIRE, awayUntil: null }, substitute: null, all: [] };
    await agreed(theatre);
    await theatre.write('humain');
    const opened = theatre.store.turns.at(-1)?.escalations[0];
    return { theatre, escalation: opened?.id ?? '' };
  }

  it('gets a card when the person asks for one', async () => {
    const { theatre, escalation } = await handedOver();
    expect(theatre.store.turns.at(-1)?.escalations).toMatchObject([
      { type: 'opened', motive: 'conseiller', to: ['claire'] },
    ]);
    expect(theatre.store.outbox.filter(({ channel }) => channel === 'teams')).toMatchObject([
      { recipient: 'teams:claire', call: { kind: 'card', escalation, advisor: 'claire' } },
    ]);
  });

  it('takes the talk: the robot is silent, words go both ways, and it takes up again at the close', async () => {
    const { theatre, escalation } = await handedOver();
    theatre.read();
    await theatre.happen({ type: 'conversation_taken', advisor: CLAIRE, escalation });
    expect(theatre.store.turns.at(-1)).toMatchObject({ owner: 'claire', withdrawBotRows: true });
    expect(theatre.read()[0]).toContain('Claire Morel');
    await theatre.write('merci');
    expect(theatre.read()).toEqual([]);
    expect(theatre.store.outbox.at(-1)).toMatchObject({
      recipient: 'teams:claire',
      call: { kind: 'relay', escalation, text: 'merci' },
    });
    await theatre.happen({ type: 'advisor_wrote', advisor: CLAIRE, text: 'Je vous écoute.' });
    expect(theatre.read()).toEqual(['👤 Claire Morel\nJe vous écoute.']);
    await theatre.happen({ type: 'conversation_closed', advisor: CLAIRE, escalation });
    expect(theatre.read()[0]).toContain('Le robot est de nouveau là');
    expect(theatre.store.turns.at(-1)?.owner).toBeNull();
  });

  it('hears of danger with the numbers said first, and before any agreement', async () => {
    const theatre = openTheatre();
    theatre.store.team = {
      referent: null,
      substitute: null,
      all: [{ ...CLAIRE, awayUntil: null }],
    };
    await theatre.write('je veux mourir');
    expect(theatre.read()[0]).toContain('3114');
    expect(theatre.store.turns[0]?.escalations).toMatchObject([
      { type: 'opened', motive: 'danger', urgency: 'immédiate', content: { danger: 'suicide' } },
    ]);
  });
});

describe('a paper', () => {
  it('is fetched beside the talk, whoever owns it', async () => {
    const theatre = await agreed();
    const file = {
      id: 'd1',
      kind: 'photo',
      source: 'telegram-file',
      mime: 'image/jpeg',
      size: 1000,
      album: null,
    } as const;
    await theatre.happen({ type: 'file_received', file, ref: 'm9', caption: null });
    expect(theatre.store.turns.at(-1)?.documents).toEqual([
      { type: 'received', id: 'd1', purpose: null, mime: 'image/jpeg', album: null },
    ]);
    expect(theatre.read()[0]).toContain('bien reçu');
  });
});
