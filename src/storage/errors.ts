/** What an error of the database asks of us. */
export type Trouble =
  /** The database is away: wait, then try again. */
  | 'gone'
  /** Two writers stood in each other's way: try again at once. */
  | 'again'
  /** It refuses this data: it would refuse it for ever. */
  | 'data'
  | 'other';

const GONE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  '3D000',
  '25006',
]);

/** Reads the SQLSTATE of PostgreSQL, or what the connection says. */
export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Error)) return 'other';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '40001' || code === '40P01') return 'again';
  // 08 connection, 53 resources, 57P shutdown, 58 system
  if (GONE_CODES.has(code) || /^(08|53|57P|58)/.test(code)) return 'gone';
  // 21 a row touched twice, 22 data, 23 constraint, 54 limits of a program
  if (/^(21|22|23|54)/.test(code)) return 'data';
  if (code === '' && /connection|terminated|timeout/i.test(error.message)) return 'gone';
  return 'other';
}

/** The SQLSTATE, for logs: it holds nothing of what people write. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'inconnu';
}
