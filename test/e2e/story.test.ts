import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoProgramme, startDemoProgramme } from '../../src/demo.ts';
import type { Log } from '../../src/runtime/ports.ts';
import { type AdvisorActor, advisorOf, type PersonActor, personOf } from './actors.ts';

/**
 * The whole programme between its two simulated platforms: real adapters, real engine, real scripts, the
 * embedded database. Read it as the story that a newcomer lives on the demo page.
 */
let programme: DemoProgramme;
let amel: PersonActor;
let bruno: PersonActor;
let claire: AdvisorActor;
const logged: Parameters<Log>[0][] = [];
const WEEK = 7 * 86_400_000;

beforeAll(async () => {
  programme = await startDemoProgramme(
    { host: '127.0.0.1', port: 0, dialogsDir: 'dialogs', localesDir: 'locales' },
    (line) => logged.push(line),
  );
  amel = personOf(programme, 'Amel');
  bruno = personOf(programme, 'Bruno');
  claire = advisorOf(programme, 'Claire Morel');
});

afterAll(async () => {
  await programme?.stop();
});

function invitationOf(firstName: string): string {
  return programme.demo.people.find((one) => one.firstName === firstName)?.invitation ?? '';
}

describe('Amel lives the whole story', () => {
  it('meets a robot that asks before it keeps anything', async () => {
    amel.write('bonjour');
    await amel.reads('Je suis le robot du CCAS de Valmont');
    await amel.reads("Êtes-vous d'accord");
    await amel.tap('Oui');
    await amel.reads('Par quoi voulez-vous commencer');
  });

  it('links her chat to her case with her link and her date of birth', async () => {
    amel.start(invitationOf('Amel'));
    await amel.reads('date de naissance');
    amel.write('13/04/1987');
    await amel.reads('4 essais');
    amel.write('12 avril 1987');
    await amel.reads('Votre dossier est relié');
    await amel.reads('Que voulez-vous faire');
  });

  it('begins the ten questions, asks about her loan in the middle, and comes back', async () => {
    await amel.tap('Parler de mon projet');
    await amel.reads("C'est pour quel projet");
    await amel.tap('Voiture');
    await amel.reads('18 ans ou plus');
    amel.write('oui');
    await amel.reads('Habitez-vous dans la commune');
    amel.write('c quand le prochain paiement');
    await amel.reads('66');
    await amel.reads('Habitez-vous dans la commune');
    await amel.tap('Oui');
    await amel.reads('De combien avez-vous besoin');
    amel.write('1500');
    await amel.reads('En combien de mois');
  });

  it('corrects an earlier answer by editing her message: the walk is silent up to the open question', async () => {
    amel.edit('1500', '1200');
    await amel.reads('En combien de mois');
    amel.write('24 mois');
    await amel.reads("Combien d'argent entre");
    amel.write('1 350 €');
    await amel.reads('Combien payez-vous');
    amel.write('900');
    await amel.reads('Combien de personnes');
    amel.write('1');
    await amel.reads('déjà de crédits');
    amel.write('0');
    await amel.reads('Une banque vous a-t-elle');
    await amel.tap('Oui');
    await amel.reads('Une de ces situations');
    await amel.tap('Rien de tout cela');
    await amel.reads('On peut regarder ensemble');
  });

  it('sends a paper, whose use is asked', async () => {
    amel.photo('devis.jpg');
    await amel.reads("C'est quel papier");
    await amel.tap('Devis');
    await amel.reads('noté');
  });

  it('dares to say that she cannot pay: her advisor gets a card', async () => {
    amel.write('je peux pas payer');
    await amel.reads('Voulez-vous laisser ce que nous faisions');
    await amel.tap('Un paiement difficile');
    await amel.reads('Que se passe-t-il');
    await amel.tap("L'argent arrive plus tard");
    await amel.reads('Quel jour pouvez-vous payer');
    amel.write('dans 10 jours');
    await amel.reads('Voulez-vous ajouter quelque chose');
    await amel.tap('Passer');
    await amel.reads('Claire Morel');
    await claire.sees("L'argent arrive plus tard");
  });

  it('is answered by a person: words go both ways, the robot is silent', async () => {
    await claire.press('take');
    await amel.reads('Claire Morel, du CCAS, est avec vous');
    await claire.press('answer', { reponse: 'Bonjour Amel. Je vois avec la banque.' });
    await amel.reads('Je vois avec la banque.');
    amel.write('merci beaucoup');
    await claire.sees('merci beaucoup');
    await claire.write('Je vous rappelle demain.');
    await amel.reads('Je vous rappelle demain.');
    expect(amel.unread()).toEqual([]);
  });

  it('finds the robot again once the advisor is done', async () => {
    await claire.press('close');
    await amel.reads('Le robot est de nouveau là');
    await claire.sees('Situation close');
  });

  it('hears a discreet knock three weeks later, and the story behind it only when she opens', async () => {
    await programme.clock.advance(3 * WEEK + WEEK / 7);
    await amel.reads("Bonjour, c'est le CCAS. Un message vous attend.");
    await amel.tap('Lire');
    await amel.reads('Il y a trois semaines, un paiement était difficile');
  });
});

describe('Bruno, whom the CCAS does not know', () => {
  it('reads nothing of a loan, and is told how to be linked', async () => {
    bruno.write('bonjour');
    await bruno.tap('Oui');
    await bruno.reads('Par quoi voulez-vous commencer');
    await bruno.tap('Mes paiements');
    await bruno.reads('Je ne peux pas encore voir votre prêt');
    await bruno.tap('Non');
  });

  it('in danger reads the numbers first, and every advisor is rung', async () => {
    bruno.write('je veux mourir');
    await bruno.reads('3114');
    await claire.sees('La personne parle de mourir');
    await advisorOf(programme, 'Karim Benali').sees('La personne parle de mourir');
  });

  it('who writes STOP is left in peace', async () => {
    bruno.write('stop');
    await bruno.reads("C'est arrêté");
    await programme.clock.advance(4 * WEEK);
    expect(bruno.unread()).toEqual([]);
  });
});

describe('the platforms, all along', () => {
  it('refused no call of ours', () => {
    const { telegram, teams } = programme.demo;
    expect(telegram.world.calls.filter(({ mistake }) => mistake !== null)).toEqual([]);
    expect(teams.office.mistakes).toEqual([]);
  });

  it('and nothing was logged that somebody must mend', () => {
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
