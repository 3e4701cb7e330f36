import { beforeEach, describe, expect, it } from 'vitest';
import { createChat } from '../../../src/channels/teams/chat.ts';
import { anActivity, clicked, wrote } from './activities.ts';
import { fakeDesk, fakeDirectory, MARTIN, PETIT, threePeople } from './fakeDesk.ts';
import { buttonsOf, saidIn } from './read.ts';

let desk: ReturnType<typeof fakeDesk>;
let directory: ReturnType<typeof fakeDirectory>;
let chat: ReturnType<typeof createChat>;

beforeEach(() => {
  desk = fakeDesk(threePeople());
  directory = fakeDirectory();
  chat = createChat({
    desk,
    directory,
    timeZone: 'Europe/Paris',
    newId: () => 'new',
    log: () => undefined,
  });
});

const said = async (activity: Parameters<typeof chat.hear>[0]) =>
  saidIn(await chat.hear(activity, { conversation: activity.conversation }));
const take = (escalation: string, who = 'martin') =>
  chat.hear(clicked('take', { escalation }, who), {});

describe('an account that is no advisor of this CCAS', () => {
  const refusal = expect.stringMatching(/^Bonjour\. Cet outil est réservé/);

  it.each([
    ['writes', wrote('Bonjour', 'inconnu')],
    ['installs the bot', anActivity({ type: 'installationUpdate', action: 'add' }, 'inconnu')],
    ['clicks on a card', clicked('take', { escalation: 'e-durand' }, 'inconnu')],
    [
      'has the same account id in another tenant',
      anActivity({
        text: 'Bonjour',
        conversation: { id: 'c', conversationType: 'personal', tenantId: 'autre' },
      }),
    ],
  ])('that %s is told so, and is shown nothing else', async (_what, activity) => {
    expect(await said(activity)).toEqual([refusal]);
    expect(await desk.openTalks('martin')).toEqual([]);
    expect(directory.references.size).toBe(0);
  });
});

describe('an advisor', () => {
  it('who installs the bot is greeted, and sees the situations that wait', async () => {
    const lines = await said(anActivity({ type: 'installationUpdate', action: 'add' }));
    expect(lines[0]).toMatch(/^Bonjour M\. Martin\./);
    expect(lines.filter((line) => /^Situation \d+$/.test(line))).toEqual([
      'Situation 12',
      'Situation 13',
      'Situation 14',
    ]);
  });

  it('is reached from then on where they last spoke', async () => {
    const activity = wrote('Bonjour');
    await chat.hear(activity, { conversation: { id: 'here' } });
    expect(directory.references.get('martin')).toEqual({ conversation: { id: 'here' } });
  });

  it('in a group is asked to come to the private chat, and nothing is said or kept', async () => {
    const conversation = { id: 'g', conversationType: 'groupChat', tenantId: 'tenant-ccas' };
    await take('e-durand');
    directory.references.clear();
    expect(await said(anActivity({ text: 'Oui', conversation }))).toEqual([
      expect.stringContaining('conversation privée'),
    ]);
    expect(desk.said).toEqual([]);
    expect(directory.references.size).toBe(0);
  });
});

describe('the card of a situation', () => {
  it('is taken at the first click; the second changes nothing and says so', async () => {
    expect(await said(clicked('take', { escalation: 'e-durand' }))).toContain(
      'Vous suivez maintenant cette situation. Le robot se tait. Répondez ici.',
    );
    expect(await said(clicked('take', { escalation: 'e-durand' }))).toContain(
      'Vous suivez déjà cette personne.',
    );
    expect(await desk.openTalks('martin')).toHaveLength(1);
  });

  it('says who has it to the advisor who comes second, with nothing more to click', async () => {
    await take('e-durand');
    const reply = await chat.hear(clicked('take', { escalation: 'e-durand' }, 'petit'), {});
    expect(saidIn(reply)).toContain('Déjà pris en charge par M. Martin.');
    expect(buttonsOf(reply.click)).toEqual([]);
    expect(await desk.openTalks('petit')).toEqual([]);
  });

  it('carries an answer, and says to whom', async () => {
    await take('e-durand');
    const lines = await said(clicked('answer', { escalation: 'e-durand', reponse: 'On regarde.' }));
    expect(lines).toContain('À Mme D. — situation 12 : votre réponse est partie.');
    expect(desk.said).toEqual([{ person: 'e-durand', text: 'On regarde.', by: 'martin' }]);
  });

  it('is taken by answering, and says both', async () => {
    const lines = await said(clicked('answer', { escalation: 'e-durand', reponse: 'On regarde.' }));
    expect(lines).toContain(
      'À Mme D. — situation 12 : votre réponse est partie. Vous suivez maintenant la personne.',
    );
    expect(desk.said).toHaveLength(1);
  });

  it('keeps the words of an advisor who answers what another has, and sends nothing', async () => {
    await take('e-durand', 'petit');
    const lines = await said(clicked('answer', { escalation: 'e-durand', reponse: 'On regarde.' }));
    expect(lines).toContain("Rien n'est parti. Déjà pris en charge par Mme Petit.");
    expect(lines).toContain('On regarde.');
    expect(desk.said).toEqual([]);
  });

  it('sends nothing when nothing is written', async () => {
    expect(await said(clicked('answer', { escalation: 'e-durand', reponse: ' ' }))).toEqual([
      "Écrivez d'abord votre message.",
    ]);
    expect(await desk.openTalks('martin')).toEqual([]);
  });

  it('closes; a second click says that it is closed', async () => {
    await take('e-durand');
    expect(await said(clicked('close', { escalation: 'e-durand' }))).toContain(
      'Vous avez clos cette situation. Le robot reprend la main.',
    );
    const again = await chat.hear(clicked('close', { escalation: 'e-durand' }), {});
    expect(saidIn(again)).toContain('Cette situation est déjà close.');
    expect(buttonsOf(again.click)).toEqual([]);
  });

  it('is not closed by another than the advisor who has it', async () => {
    await take('e-durand');
    expect(await said(clicked('close', { escalation: 'e-durand' }, 'petit'))).toContain(
      'Déjà pris en charge par M. Martin.',
    );
    expect(await desk.openTalks(MARTIN.id)).toHaveLength(1);
  });

  it('that is gone says so', async () => {
    expect(await said(clicked('take', { escalation: 'e-nobody' }))).toEqual([
      "Cette situation n'est plus là.",
    ]);
  });
});

describe("the person's words in the advisor's chat", () => {
  const data = { escalation: 'e-durand', card: 'message', words: 'vous êtes là ?' };

  it('open a field under them, for this person', async () => {
    await take('e-durand');
    const lines = await said(clicked('answer', data));
    expect(lines).toEqual([
      '💬 Mme D. — situation 12',
      'vous êtes là ?',
      '[Répondre à Mme D.]',
      '(Envoyer)',
    ]);
  });

  it('stay over the line that says that the answer left', async () => {
    await take('e-durand');
    const lines = await said(clicked('answer', { ...data, reponse: 'Oui' }));
    expect(lines).toEqual([
      '💬 Mme D. — situation 12',
      'vous êtes là ?',
      'À Mme D. — situation 12 : votre réponse est partie.',
      '(Répondre)',
    ]);
  });

  it('open no field once the situation is closed, and say why', async () => {
    await take('e-durand');
    await chat.hear(clicked('close', { escalation: 'e-durand' }), {});
    const lines = await said(clicked('answer', data));
    expect(lines.slice(2)).toEqual(['Cette situation est déjà close.']);
  });

  it('take no answer once the situation is closed', async () => {
    await take('e-durand');
    await chat.hear(clicked('close', { escalation: 'e-durand' }), {});
    const reply = await chat.hear(clicked('answer', { ...data, reponse: 'Oui' }), {});
    expect(saidIn(reply)).toContain("Rien n'est parti. Cette situation est déjà close.");
    expect(buttonsOf(reply.click)).toHaveLength(0);
    expect(desk.said).toEqual([]);
  });
});

describe('words typed in the chat', () => {
  it('with no talk open go to nobody, and help comes', async () => {
    const lines = await said(wrote('Bonjour'));
    expect(lines[0]).toBe("Vous ne suivez personne en ce moment. Rien n'est parti.");
    expect(lines).toContain('Voici les situations qui vous attendent.');
    expect(desk.said).toEqual([]);
  });

  it('with one talk open go to that person, under the line that says so', async () => {
    await take('e-benali');
    expect(await said(wrote('On regarde.'))).toEqual(['✅ À M. B. — situation 13', 'On regarde.']);
    expect(desk.said).toEqual([{ person: 'e-benali', text: 'On regarde.', by: 'martin' }]);
  });

  it('that the platform sends twice leave once', async () => {
    await take('e-benali');
    const activity = wrote('On regarde.');
    await chat.hear(activity, {});
    expect(await said(activity)).toEqual(['Ce message est déjà parti. Il ne part pas deux fois.']);
    expect(desk.said).toHaveLength(1);
  });

  it('with two talks open wait for a choice, then leave once, for the one chosen', async () => {
    await take('e-durand');
    await take('e-benali');
    const asked = await chat.hear(wrote('On regarde.'), {});
    expect(saidIn(asked)).toContain("Vous suivez plusieurs personnes. Rien n'est parti.");
    expect(desk.said).toEqual([]);
    const [first, second] = asked.posts.flatMap(buttonsOf);
    const chosen = clicked('choose', { ...second?.data, reponse: 'On regarde.' });
    expect(await said(chosen)).toEqual(['✅ À M. B. — situation 13', 'On regarde.']);
    const other = clicked('choose', { ...first?.data, reponse: 'On regarde.' });
    expect(await said(other)).toEqual(['Ce message est déjà parti. Il ne part pas deux fois.']);
    expect(desk.said).toEqual([{ person: 'e-benali', text: 'On regarde.', by: 'martin' }]);
  });

  it('chosen for a person who is no longer followed go to nobody', async () => {
    await take('e-durand');
    await take('e-benali');
    const asked = await chat.hear(wrote('On regarde.'), {});
    const [first] = asked.posts.flatMap(buttonsOf);
    await chat.hear(clicked('close', { escalation: 'e-durand' }), {});
    const lines = await said(clicked('choose', { ...first?.data, reponse: 'On regarde.' }));
    expect(lines[0]).toBe("Rien n'est parti. Cette situation est déjà close.");
    expect(desk.said).toEqual([]);
  });

  it('are too many beyond 4 000 characters, and go to nobody', async () => {
    await take('e-benali');
    expect(await said(wrote('x'.repeat(5000)))).toEqual([
      expect.stringContaining("trop long. Rien n'est parti."),
    ]);
    expect(desk.said).toEqual([]);
  });

  it('of one advisor never go to the person whom another follows', async () => {
    await take('e-benali', PETIT.id);
    await said(wrote('On regarde.'));
    expect(desk.said).toEqual([]);
  });
});
