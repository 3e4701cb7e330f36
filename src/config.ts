import { z } from 'zod';
import { CannotStart } from './runtime/cannotStart.ts';

/** What the environment asks for. Read once, by `main` and by the commands; nobody else reads it. */
export type Config = {
  readonly mode: 'demo' | 'real';
  readonly port: number;
  readonly host: string;
  /** Without a slash at its end; null when nobody reaches us from outside. */
  readonly publicUrl: string | null;
  /** Null for the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly dialogsDir: string;
  readonly localesDir: string;
  readonly encryptionKey: string | null;
  /** Where the antivirus answers; null when none is set up. */
  readonly clamd: string | null;
  readonly logLevel: LogLevel;
  /** Null in the demo only. */
  readonly telegram: TelegramConfig | null;
  readonly teams: TeamsConfig;
};

export type TelegramConfig = {
  readonly token: string;
  readonly apiRoot: string | null;
  /** Null for long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
};

/** Null without an app id: the endpoint then answers this machine only. */
export type TeamsConfig = {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly appType: AppType;
} | null;

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const APP_TYPES = ['SingleTenant', 'MultiTenant', 'UserAssignedMSI'] as const;
export type AppType = (typeof APP_TYPES)[number];

/** A variable that is set to nothing is not set. */
const text = z
  .string()
  .trim()
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .default(null);

/** A socket of this machine, or a host and its port. */
const CLAMD = /^(?:(?:unix:(?:\/\/)?)?\/\S+|(?:tcp:\/\/)?(?:\[[\da-f:]+\]|[\w.-]+):\d{1,5})$/iu;

const environment = z.object({
  PORT: text
    .transform((value) => Number(value ?? 3000))
    .refine(
      (port) => Number.isInteger(port) && port >= 0 && port <= 65_535,
      'PORT doit être un nombre entre 0 et 65535.',
    ),
  HOST: text,
  PUBLIC_URL: text.refine(
    (url) => url === null || isPublicUrl(url),
    'PUBLIC_URL doit être une adresse qui commence par https://.',
  ),
  DATABASE_URL: text.refine(
    (url) => url === null || /^postgres(ql)?:\/\//u.test(url),
    'DATABASE_URL doit commencer par postgresql://.',
  ),
  DATA_DIR: text,
  DIALOGS_DIR: text,
  LOCALES_DIR: text,
  ENCRYPTION_KEY: text,
  CLAMD: text.refine(
    (address) => address === null || CLAMD.test(address),
    'CLAMD doit être une adresse comme 127.0.0.1:3310 ou /run/clamav/clamd.ctl.',
  ),
  LOG_LEVEL: text.pipe(
    z.enum(LOG_LEVELS, `LOG_LEVEL doit être un de ces mots : ${LOG_LEVELS.join(', ')}.`).nullable(),
  ),
  TELEGRAM_BOT_TOKEN: text.refine(
    (token) => token === null || /^\d+:[\w-]+$/u.test(token),
    'TELEGRAM_BOT_TOKEN n’a pas la forme d’un jeton de BotFather (123456:ABC…).',
  ),
  TELEGRAM_API_ROOT: text.refine(
    (url) => url === null || URL.canParse(url),
    'TELEGRAM_API_ROOT doit être une adresse complète.',
  ),
  TELEGRAM_WEBHOOK_SECRET: text.refine(
    (secret) => secret === null || /^[\w-]{1,256}$/u.test(secret),
    'TELEGRAM_WEBHOOK_SECRET ne peut contenir que des lettres, des chiffres, « _ » et « - ».',
  ),
  MicrosoftAppId: text,
  MicrosoftAppPassword: text,
  MicrosoftAppTenantId: text,
  MicrosoftAppType: text
    .transform((value) => value ?? 'SingleTenant')
    .pipe(
      z.enum(APP_TYPES, `MicrosoftAppType doit être un de ces mots : ${APP_TYPES.join(', ')}.`),
    ),
});

type Environment = z.infer<typeof environment>;

/**
 * Reads the environment. Nothing set gives the demo, a Telegram token the real thing; anything between
 * throws `CannotStart`, one French sentence a line that names what is missing.
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(variables);
  if (!read.success) {
    const sentences = read.error.issues.map(({ message }) => message);
    throw new CannotStart([...new Set(sentences)].join('\n'));
  }
  const env = read.data;
  const missing = whatIsMissing(env);
  if (missing.length > 0) throw new CannotStart(missing.join('\n'));
  const publicUrl = env.PUBLIC_URL?.replace(/\/+$/u, '') ?? null;
  const mode = env.TELEGRAM_BOT_TOKEN === null ? 'demo' : 'real';
  return {
    mode,
    port: env.PORT,
    host: env.HOST ?? '127.0.0.1',
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR ?? './data',
    dialogsDir: env.DIALOGS_DIR ?? './dialogs',
    localesDir: env.LOCALES_DIR ?? './locales',
    encryptionKey: env.ENCRYPTION_KEY,
    clamd: env.CLAMD,
    // In the demo a newcomer reads the address, not our log.
    logLevel: env.LOG_LEVEL ?? (mode === 'demo' ? 'warn' : 'info'),
    telegram: telegramOf(env, publicUrl),
    teams: teamsOf(env),
  };
}

/** True for addresses that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/u.test(host);
}

function whatIsMissing(env: Environment): readonly string[] {
  const missing: string[] = [];
  const reason = env.TELEGRAM_BOT_TOKEN === null ? whyNotDemo(env) : null;
  if (reason !== null)
    missing.push(
      `Il manque TELEGRAM_BOT_TOKEN : avec ${reason}, ce n’est plus la démonstration, et il faut le jeton de votre robot.`,
    );
  if (env.TELEGRAM_WEBHOOK_SECRET !== null && env.PUBLIC_URL === null)
    missing.push('Il manque PUBLIC_URL : TELEGRAM_WEBHOOK_SECRET ne sert qu’avec elle.');
  return [...missing, ...missingOfTeams(env)];
}

function missingOfTeams(env: Environment): readonly string[] {
  const { MicrosoftAppId: id, MicrosoftAppType: type } = env;
  if (id === null) {
    if (env.MicrosoftAppPassword === null && env.MicrosoftAppTenantId === null) return [];
    return ['Il manque MicrosoftAppId : MicrosoftAppPassword et MicrosoftAppTenantId vont avec.'];
  }
  const missing: string[] = [];
  if (type !== 'UserAssignedMSI' && env.MicrosoftAppPassword === null)
    missing.push('Il manque MicrosoftAppPassword : c’est le secret de l’application Teams.');
  if (type !== 'MultiTenant' && env.MicrosoftAppTenantId === null)
    missing.push('Il manque MicrosoftAppTenantId : c’est l’annuaire Microsoft de votre CCAS.');
  return missing;
}

/** The first variable that shows that the real thing is wanted. */
function whyNotDemo(env: Environment): string | null {
  const given = [
    'DATABASE_URL',
    'PUBLIC_URL',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_WEBHOOK_SECRET',
    'MicrosoftAppId',
    'MicrosoftAppPassword',
  ] as const;
  const found = given.find((name) => env[name] !== null);
  if (found) return found;
  return env.HOST !== null && !isLoopback(env.HOST) ? `HOST=${env.HOST}` : null;
}

function telegramOf(env: Environment, publicUrl: string | null): TelegramConfig | null {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: secret } = env;
  if (token === null) return null;
  return {
    token,
    apiRoot: env.TELEGRAM_API_ROOT?.replace(/\/+$/u, '') ?? null,
    webhook:
      publicUrl !== null && secret !== null
        ? { url: `${publicUrl}/telegram/webhook`, secret }
        : null,
  };
}

function teamsOf(env: Environment): TeamsConfig {
  if (env.MicrosoftAppId === null) return null;
  return {
    appId: env.MicrosoftAppId,
    appPassword: env.MicrosoftAppPassword ?? '',
    tenantId: env.MicrosoftAppTenantId ?? '',
    appType: env.MicrosoftAppType,
  };
}

function isPublicUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}
