import {
  type Conversation,
  type ConversationFlavor,
  conversations,
  createConversation,
} from '@grammyjs/conversations';
import { Bot, type Context } from 'grammy';
import type { Engine } from '../dialog.ts';

type Outside = ConversationFlavor<Context>;

const ME = {
  id: 1,
  is_bot: true as const,
  first_name: 'bench',
  username: 'bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
};

/** The dialog written with `@grammyjs/conversations`; its state goes through JSON between turns. */
export function conversationsPeer(): Engine {
  let stored: string | undefined;
  let said = 0;
  let update = 0;
  const bot = new Bot<Outside>('1:bench', {
    botInfo: ME as never,
    client: { fetch: answer as never },
  });
  function answer(): Promise<Response> {
    said += 1;
    const result = { message_id: said, date: 0, chat: { id: 5, type: 'private' } };
    return Promise.resolve({ json: () => Promise.resolve({ ok: true, result }) } as Response);
  }
  bot.use(
    conversations<Outside, Context>({
      storage: {
        type: 'key',
        getStorageKey: () => 'one',
        adapter: {
          read: () => (stored === undefined ? undefined : JSON.parse(stored)),
          write: (_key, state) => {
            stored = JSON.stringify(state);
          },
          delete: () => {
            stored = undefined;
          },
        },
      },
    }),
  );
  bot.use(createConversation<Outside, Context>(loan));
  bot.on('message:text', (context) => context.conversation.enter('loan'));
  return {
    begin() {
      stored = undefined;
      said = 0;
    },
    turn(text) {
      update += 1;
      const from = { id: 5, is_bot: false, first_name: 'A' };
      const chat = { id: 5, type: 'private' as const, first_name: 'A' };
      return bot.handleUpdate({
        update_id: update,
        message: { message_id: update, date: 0, chat, from, text },
      });
    },
    said: () => said,
  };
}

type Chat = Conversation<Context, Context>;

async function loan(conversation: Chat, context: Context): Promise<void> {
  for (;;) {
    await once(conversation, context);
    await conversation.waitFor('message:text');
  }
}

async function once(conversation: Chat, context: Context): Promise<void> {
  const project = await ask(
    conversation,
    context,
    'Pour quel projet ?',
    (text) => text === 'voiture' || text === 'permis',
  );
  let amount = Number(await ask(conversation, context, 'Combien ?', isNumber));
  if (amount > 1000) await ask(conversation, context, 'Sur combien de mois ?', isNumber);
  const job = await ask(
    conversation,
    context,
    'Travaillez-vous ?',
    (text) => text === 'oui' || text === 'non',
  );
  switch (job) {
    case 'oui':
      await ask(conversation, context, 'Vos revenus ?', isNumber);
      break;
    default:
      await ask(conversation, context, 'Vos aides ?', isNumber);
  }
  await ask(conversation, context, 'Vos charges ?', isNumber);
  const people = await ask(
    conversation,
    context,
    'Combien de personnes ?',
    (text) => isNumber(text) || text.startsWith('correction'),
  );
  if (people.startsWith('correction')) {
    amount = Number(people.split(' ')[1]);
    await ask(conversation, context, 'Combien de personnes ?', isNumber);
  }
  await ask(conversation, context, 'Quel âge ?', isNumber);
  await ask(conversation, context, `${project} ${amount} : on envoie ?`, (text) => text === 'oui');
  await context.reply('Merci.');
}

const isNumber = (text: string) => /^\d+$/u.test(text);

async function ask(
  conversation: Chat,
  context: Context,
  question: string,
  valid: (text: string) => boolean,
): Promise<string> {
  await context.reply(question);
  for (;;) {
    const { message } = await conversation.waitFor('message:text');
    const text = message.text;
    if (valid(text)) return text;
    await context.reply(text.includes('prélèvement') ? 'Le 5 du mois.' : 'Je n’ai pas compris.');
    await context.reply(question);
  }
}
