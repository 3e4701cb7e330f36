import { describe, expect, it } from 'vitest';
import { accountOf, inboxIdOf, readActivity } from '../../../src/channels/teams/inbound.ts';
import { anActivity, clicked, wrote } from './activities.ts';
import { TENANT } from './fakeDesk.ts';

const group = { conversation: { id: 'g', conversationType: 'groupChat', tenantId: TENANT } };
const inbox = 'teams:28:compagnon:chat-martin:';

describe('what an activity asks', () => {
  it.each([
    ['words', wrote(' Bonjour '), { kind: 'wrote', text: 'Bonjour' }],
    ['words with half an emoji and a NUL', wrote('a\ud83d\0b'), { kind: 'wrote', text: 'a�b' }],
    ['4 001 characters', wrote('x'.repeat(4001)), { kind: 'wrote_too_much' }],
    ['no words', wrote('  '), { kind: 'passed_over', what: 'empty_message' }],
    [
      'a file and no words',
      anActivity({ attachments: [{ contentType: 'application/pdf' }] }),
      { kind: 'sent_file' },
    ],
    ['words changed later', anActivity({ type: 'messageUpdate', text: 'x' }), { kind: 'edited' }],
    [
      'the bot installed',
      anActivity({ type: 'installationUpdate', action: 'add' }),
      { kind: 'installed' },
    ],
    [
      'the bot removed',
      anActivity({ type: 'installationUpdate', action: 'remove' }),
      { kind: 'passed_over', what: 'removed' },
    ],
    [
      'the bot among the members of a private chat',
      anActivity({ type: 'conversationUpdate', membersAdded: [{ id: '28:compagnon' }] }),
      { kind: 'passed_over', what: 'bot_added' },
    ],
    [
      'the bot put in a group',
      anActivity({
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:compagnon' }],
        ...group,
      }),
      { kind: 'not_private' },
    ],
    ['words in a group', anActivity({ text: 'Bonjour', ...group }), { kind: 'not_private' }],
    [
      'a reaction',
      anActivity({ type: 'messageReaction' }),
      { kind: 'passed_over', what: 'unknown_activity' },
    ],
    [
      'an invoke of another kind',
      anActivity({ type: 'invoke', name: 'task/fetch', value: {} }),
      { kind: 'passed_over', what: 'unknown_invoke' },
    ],
    [
      '« Prendre en charge »',
      clicked('take', { escalation: 'e1', card: 'situation' }),
      { kind: 'clicked', click: { verb: 'take', escalation: 'e1' } },
    ],
    [
      '« Répondre » with words',
      clicked('answer', { escalation: 'e1', card: 'situation', reponse: ' Oui ' }),
      { kind: 'clicked', click: { verb: 'answer', escalation: 'e1', text: 'Oui', words: null } },
    ],
    [
      '« Répondre » that opens the field',
      clicked('answer', { escalation: 'e1', card: 'message', words: 'aidez-moi' }),
      {
        kind: 'clicked',
        click: { verb: 'answer', escalation: 'e1', text: null, words: 'aidez-moi' },
      },
    ],
    [
      'a choice of the person',
      clicked('choose', { escalation: 'e1', message: `${inbox}a1`, reponse: 'Oui' }),
      {
        kind: 'clicked',
        click: { verb: 'choose', escalation: 'e1', text: 'Oui', message: `${inbox}a1` },
      },
    ],
    [
      'a choice that names an inbox id of another chat',
      clicked('choose', { escalation: 'e1', message: 'telegram:42:7', reponse: 'Oui' }),
      { kind: 'unknown_click' },
    ],
    [
      'an answer of 4 001 characters',
      clicked('answer', { escalation: 'e1', reponse: 'x'.repeat(4001) }),
      { kind: 'wrote_too_much' },
    ],
    ['a verb that no card has', clicked('delete', { escalation: 'e1' }), { kind: 'unknown_click' }],
    ['a button without its escalation', clicked('take', {}), { kind: 'unknown_click' }],
  ])('%s', (_what, activity, meaning) => {
    expect(readActivity(activity)).toEqual(meaning);
  });
});

describe('who speaks', () => {
  it('is the account with its tenant', () => {
    const account = { aadObjectId: 'aad-martin', tenantId: TENANT };
    expect(accountOf(wrote('x'))).toEqual(account);
    const elsewhere = { conversation: { id: 'c', conversationType: 'personal' } };
    expect(accountOf(anActivity({ text: 'x', ...elsewhere }))).toEqual(account);
  });

  it('is nobody without an account or without a tenant', () => {
    expect(accountOf(anActivity({ from: { id: '29:x' } }))).toBeNull();
    const nowhere = { conversation: { id: 'c' }, channelData: null };
    expect(accountOf(anActivity(nowhere))).toBeNull();
  });
});

describe('the inbox id', () => {
  it('is the same when the platform sends an activity twice, and unlike that of another chat', () => {
    const activity = anActivity({ id: 'a1' });
    expect(inboxIdOf(activity)).toBe(`${inbox}a1`);
    expect(inboxIdOf(anActivity({ id: 'a1' }, 'petit'))).not.toBe(inboxIdOf(activity));
    expect(inboxIdOf(anActivity({ id: undefined }))).toBeNull();
  });
});
