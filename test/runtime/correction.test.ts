import { describe, expect, it } from 'vitest';
import { readCorrection } from '../../src/runtime/correction.ts';
import { CLAIRE, KARIM, OTHER, office } from './office.ts';
import { MONDAY, theEdition } from './theatre.ts';

/** Nadia's answers, to the end: her project is with the advisors. */
const ANSWERS = [
  'bonjour',
  'oui',
  'je voudrais un prêt',
  '1',
  'oui',
  'oui',
  '2 500 €',
  '24 mois',
  '1 300 €',
  '700 €',
  '1',
  '0',
  'oui',
  'rien de tout cela',
  'envoyer au conseiller',
];

async function project() {
  const desk = await office();
  for (const text of ANSWERS) await desk.say('nadia', text);
  const opened = desk.store.turns.flatMap(({ escalations }) => escalations);
  const escalation = opened.find((one) => one.type === 'opened')?.id ?? '';
  let clicks = 0;
  const correct = (name: string, text: string, advisor = CLAIRE) => {
    clicks += 1;
    const inboxId = `teams:c${clicks}`;
    return desk.desk.correct({ advisor, escalation, inboxId, name, text });
  };
  const view = () => desk.desk.view(escalation, CLAIRE.id);
  const lineOf = async (label: RegExp) =>
    (await view())?.summary.find((line) => label.test(line.label))?.value.replace(/\s/gu, ' ');
  const facts = () =>
    desk.store.turns.flatMap((turn) => turn.facts).filter(({ source }) => source === 'conseiller');
  const deed = () => {
    clicks += 1;
    return { advisor: KARIM, escalation, inboxId: `teams:k${clicks}` };
  };
  return { ...desk, correct, view, lineOf, facts, byKarim: deed };
}

describe('an answer that an advisor puts right', () => {
  it('is a fact of the advisor’s, shows on the card, and is told to the person once', async () => {
    const { correct, lineOf, facts, heardBy } = await project();
    expect(await lineOf(/De combien avez-vous besoin/u)).toBe('2 500 €');
    expect(await correct('montant', 'mille cinq cents euros')).toBe('done');
    expect(await lineOf(/De combien avez-vous besoin/u)).toBe('1 500 €');
    expect(facts()).toEqual([{ name: 'montant', value: 150_000, source: 'conseiller' }]);
    expect(heardBy('nadia')).toHaveLength(1);
    expect(heardBy('nadia')[0]).toContain(
      'Votre conseiller a corrigé : De combien avez-vous besoin ?',
    );
    expect(heardBy('nadia')[0]).toMatch(/1.500/u);
    await correct('montant', '1 500');
    expect(heardBy('nadia')).toHaveLength(1);
  });

  it('offers the answers that the person gave, not what was worked out from them', async () => {
    const { view } = await project();
    const names = (await view())?.correctable.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['montant', 'duree', 'projet', 'revenus']));
    expect(names).not.toContain('prediagnostic');
    expect(names).not.toContain('budget.reste');
  });

  it('may be one of several choices, by its words', async () => {
    const { correct, lineOf, view } = await project();
    const line = (await view())?.correctable.find(({ name }) => name === 'projet');
    const [, second = ''] = [...(line?.example ?? '').matchAll(/« (.+?) »/gu)].map(
      ([, one]) => one,
    );
    expect(await correct('projet', second)).toBe('done');
    expect(await lineOf(/quel projet/u)).not.toMatch(/Voiture/u);
  });

  it('is told while an advisor owns the talk, and refused to any other', async () => {
    const { correct, desk, byKarim, heardBy } = await project();
    await desk.take(byKarim());
    expect(await correct('montant', '1 500 €')).toBe('other');
    expect(await correct('montant', '1 500 €', KARIM)).toBe('done');
    expect(heardBy('nadia').at(-1)).toContain('Votre conseiller a corrigé');
    await desk.close(byKarim());
    expect(await correct('montant', '1 600 €', KARIM)).toBe('closed');
  });

  it.each([
    ['montant', 'beaucoup', CLAIRE, 'unreadable'],
    ['montant', 'entre 1000 et 1500', CLAIRE, 'unreadable'],
    ['montant', '', CLAIRE, 'unreadable'],
    ['duree', 'bientôt', CLAIRE, 'unreadable'],
    ['prediagnostic', 'ensemble', CLAIRE, 'unknown'],
    ['prenom', 'Nadia', CLAIRE, 'unknown'],
    ['montant', '1 500 €', OTHER, 'unknown'],
  ])('%s: « %s » changes nothing (%#)', async (name, text, who, result) => {
    const { correct, facts, heardBy } = await project();
    expect(await correct(name, text, who)).toBe(result);
    expect([facts(), heardBy('nadia')]).toEqual([[], []]);
  });
});

describe('what an advisor types is read as people’s words are', () => {
  it.each([
    ['montant', '1 500', 150_000],
    ['montant', '1,5k', 150_000],
    ['duree', '2 ans', 24],
    ['personnes_foyer', '3', 3],
    ['montant', '-3 000', null],
    ['inconnu', '3', null],
  ])('%s: « %s »', (name, text, value) => {
    expect(readCorrection(name, text, theEdition(), MONDAY)).toBe(value);
  });
});
