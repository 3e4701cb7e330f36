import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

/**
 * Who calls, for counting only: never for letting anybody in, never in a log. A proxy on our own network
 * is believed about the last caller it names; an IPv6 caller is their network of 64 bits.
 */
export function addressOf(c: Context): string {
  const peer = bare(getConnInfo(c).remote.address ?? '');
  const named = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? '';
  return network(isOurs(peer) && isIP(named) !== 0 ? bare(named) : peer);
}

/** An IPv4 address that came in through IPv6 is the IPv4 address. */
function bare(address: string): string {
  return address.replace(/^::ffff:/u, '');
}

const OURS = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd])/u;

function isOurs(address: string): boolean {
  return OURS.test(address);
}

function network(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}
