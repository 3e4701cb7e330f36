import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openBot } from './botClient.ts';

describe('long polling', () => {
  test('gives the same updates again until an offset confirms them', async () => {
    const { person, updates } = await openBot();
    for (const text of ['un', 'deux', 'trois']) person.write(text);
    const ids = async (params: object) => (await updates(params)).map(({ update_id }) => update_id);
    expect(await ids({})).toEqual([1, 2, 3]);
    expect(await ids({ limit: 2 })).toEqual([1, 2]);
    expect(await ids({ offset: 3 })).toEqual([3]);
    expect(await ids({ offset: 1 })).toEqual([3]);
    expect(await ids({ offset: 4 })).toEqual([]);
  });

  test('counts a negative offset from the end, and forgets what is before', async () => {
    const { person, updates } = await openBot();
    for (const text of ['un', 'deux', 'trois']) person.write(text);
    expect(await updates({ offset: -1 })).toMatchObject([{ update_id: 3 }]);
    expect(await updates({})).toHaveLength(1);
  });

  test('waits for something to come', async () => {
    const { person, updates } = await openBot();
    const waiting = updates({ timeout: 30 });
    person.write('enfin');
    expect(await waiting).toMatchObject([{ message: { text: 'enfin' } }]);
  });

  test('answers 409 to the poll that another one takes the place of', async () => {
    const { call, person } = await openBot();
    const both = [call('getUpdates', { timeout: 30 }), call('getUpdates', { timeout: 30 })];
    expect(await Promise.race(both)).toMatchObject({ error_code: 409 });
    person.write('bonjour');
    const answers = await Promise.all(both);
    expect(answers.filter(({ ok }) => ok)).toMatchObject([{ result: [{ update_id: 1 }] }]);
  });

  test('gives only the kinds of updates that were asked for', async () => {
    const { person, updates } = await openBot();
    await updates({ allowed_updates: ['message'] });
    person.block();
    const { id } = person.write('bonjour');
    person.edit(id, 'bonsoir');
    expect(await updates()).toMatchObject([{ message: { text: 'bonjour' } }]);
    await updates({ allowed_updates: [] });
    person.edit(id, 'bonne nuit');
    expect(await updates()).toMatchObject([{}, { edited_message: { text: 'bonne nuit' } }]);
  });
});

describe('a webhook', () => {
  test('is called in order with its secret, again and again until it answers well', async () => {
    const { call, person } = await openBot();
    const heard: unknown[] = [];
    let broken = 2;
    const url = await listen((secret, body) => {
      if (broken > 0) {
        broken -= 1;
        return 500;
      }
      heard.push([secret, body]);
      return 200;
    });
    person.write('un');
    await call('setWebhook', { url, secret_token: 's3cret' });
    person.write('deux');
    await vi.waitFor(() => expect(heard).toHaveLength(2));
    expect(heard).toMatchObject([
      ['s3cret', { message: { text: 'un' } }],
      ['s3cret', { message: { text: 'deux' } }],
    ]);
    expect(await call('getWebhookInfo')).toMatchObject({
      result: { url, pending_update_count: 0 },
    });
  });

  test('shuts out polling until it is taken away, with what was waiting if so asked', async () => {
    const { call, person, updates } = await openBot();
    await call('setWebhook', { url: 'http://127.0.0.1:9/nobody' });
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    person.write('perdu');
    await call('deleteWebhook', { drop_pending_updates: true });
    expect(await updates()).toEqual([]);
  });
});

/** A bot's own server; gives the address of its webhook. */
async function listen(answer: (secret: unknown, body: unknown) => number): Promise<string> {
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += String(part);
    });
    request.on('end', () => {
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      response.writeHead(answer(secret, JSON.parse(text))).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was opened');
  return `http://127.0.0.1:${address.port}/telegram`;
}
