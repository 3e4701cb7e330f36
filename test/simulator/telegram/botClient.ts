import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { addPerson } from '../../../src/simulator/telegram/person.ts';
import { startTelegram } from '../../../src/simulator/telegram/server.ts';

const answerSchema = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.object({ retry_after: z.number() }).optional(),
});

export type BotAnswer = z.infer<typeof answerSchema>;

const updatesSchema = z.array(z.looseObject({ update_id: z.number() }));

/** A simulated Telegram with one person, and a bot that calls it as any HTTP client would. */
export async function openBot() {
  const telegram = await startTelegram();
  onTestFinished(() => telegram.close());
  const person = addPerson(telegram.world, 77, 'Leïla');
  const call = (method: string, params: unknown = {}, token = telegram.token) =>
    callAt(`${telegram.apiRoot}/bot${token}/${method}`, params);
  return {
    telegram,
    world: telegram.world,
    person,
    call,
    say: (params: object) => call('sendMessage', { chat_id: 77, text: 'Bonjour', ...params }),
    updates: async (params: object = {}) =>
      updatesSchema.parse((await call('getUpdates', params)).result),
  };
}

async function callAt(url: string, params: unknown): Promise<BotAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    ...(params instanceof FormData
      ? { body: params }
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(params) }),
  });
  return answerSchema.parse(await response.json());
}

/** One row of inline buttons. */
export function buttons(...all: readonly { text: string; callback_data?: string }[]) {
  return { reply_markup: { inline_keyboard: [all] } };
}
