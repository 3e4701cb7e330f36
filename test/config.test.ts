import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { CannotStart } from '../src/runtime/cannotStart.ts';

const TOKEN = '123456:ABC-def';

type Variables = Readonly<Record<string, string>>;

function refusal(variables: Variables): string {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    throw error;
  }
  return '(accepted)';
}

describe('the settings', () => {
  it('give the demo when nothing is set, or only what a demo may have', () => {
    const config = readConfig({ TELEGRAM_BOT_TOKEN: '', PORT: '4000', HOST: 'localhost' });
    expect(config).toMatchObject({ mode: 'demo', port: 4000, host: 'localhost', telegram: null });
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', dataDir: './data' });
  });

  it('give Telegram with a token alone: polling, loopback, embedded database', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: TOKEN })).toMatchObject({
      mode: 'real',
      databaseUrl: null,
      telegram: { token: TOKEN, webhook: null },
      teams: null,
    });
  });

  it('give the webhook with a public address and a secret, and polling without the secret', () => {
    const set = { TELEGRAM_BOT_TOKEN: TOKEN, PUBLIC_URL: 'https://ccas.example/' };
    expect(readConfig(set).telegram?.webhook).toBeNull();
    expect(readConfig({ ...set, TELEGRAM_WEBHOOK_SECRET: 's3cret' }).telegram?.webhook).toEqual({
      url: 'https://ccas.example/telegram/webhook',
      secret: 's3cret',
    });
  });

  it.each(['127.0.0.1:3310', 'tcp://clamav:3310', '/run/clamav/clamd.ctl', 'unix:/run/clamd'])(
    'give the antivirus at %s',
    (address) => expect(readConfig({ CLAMD: address }).clamd).toBe(address),
  );

  it('give Teams for one tenant unless told otherwise', () => {
    const teams = {
      TELEGRAM_BOT_TOKEN: TOKEN,
      MicrosoftAppId: 'app',
      MicrosoftAppPassword: 'secret',
      MicrosoftAppTenantId: 'tenant',
    };
    expect(readConfig(teams).teams).toMatchObject({ appId: 'app', appType: 'SingleTenant' });
  });
});

describe('settings between the demo and the real thing', () => {
  const table: readonly (readonly [string, Variables, RegExp])[] = [
    ['a database and no token', { DATABASE_URL: 'postgresql://x/y' }, /manque TELEGRAM_BOT_TOKEN/u],
    ['a public address and no token', { PUBLIC_URL: 'https://x.fr' }, /manque TELEGRAM_BOT_TOKEN/u],
    ['an open host and no token', { HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0/u],
    ['Teams and no token', { MicrosoftAppId: 'a' }, /manque TELEGRAM_BOT_TOKEN/u],
    [
      'Teams without its secret',
      { TELEGRAM_BOT_TOKEN: TOKEN, MicrosoftAppId: 'a', MicrosoftAppTenantId: 't' },
      /manque MicrosoftAppPassword/u,
    ],
    [
      'Teams without its tenant',
      { TELEGRAM_BOT_TOKEN: TOKEN, MicrosoftAppId: 'a', MicrosoftAppPassword: 'p' },
      /manque MicrosoftAppTenantId/u,
    ],
    [
      'a Teams secret without an app',
      { TELEGRAM_BOT_TOKEN: TOKEN, MicrosoftAppPassword: 'p' },
      /manque MicrosoftAppId/u,
    ],
    [
      'a webhook secret and nowhere to call',
      { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_SECRET: 's' },
      /manque PUBLIC_URL/u,
    ],
    ['a port that is none', { PORT: '99999' }, /PORT/u],
    ['a token that is none', { TELEGRAM_BOT_TOKEN: 'hello' }, /BotFather/u],
    [
      'a public address in clear',
      { TELEGRAM_BOT_TOKEN: TOKEN, PUBLIC_URL: 'http://ccas.example' },
      /https/u,
    ],
    ['an antivirus that is nowhere', { CLAMD: 'clamd' }, /CLAMD/u],
    ['a log level that is none', { LOG_LEVEL: 'loud' }, /LOG_LEVEL/u],
  ];
  it.each(table)('%s: refused in a French sentence', (_name, variables, sentence) => {
    expect(refusal(variables)).toMatch(sentence);
    for (const line of refusal(variables).split('\n')) expect(line).toMatch(/\.$/u);
  });

  it('never repeats a secret', () => {
    const secret = 'TR0PSECRET';
    const said = refusal({ MicrosoftAppPassword: secret, TELEGRAM_BOT_TOKEN: secret });
    expect(said).not.toContain(secret);
  });
});
