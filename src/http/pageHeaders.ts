import { randomBytes } from 'node:crypto';

/** A word that only this answer and its own files know. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url');
}

/** Headers of everything behind a secret address: kept by nobody, told to nobody, framed by nobody. */
export const SECRET_HEADERS = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** Headers of a page of ours: its own files only, each named by the nonce. */
export function pageHeaders(nonce: string): Record<string, string> {
  return {
    ...SECRET_HEADERS,
    'content-security-policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}'`,
      `style-src 'nonce-${nonce}'`,
      "img-src 'self' blob:",
      "connect-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}
