import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createAntivirus } from '../../src/papers/antivirus.ts';
import { EICAR, fakeClamd } from './fakeClamd.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function daemon(moods: Parameters<typeof fakeClamd>[1] = {}) {
  const clamd = await fakeClamd({ port: 0 }, moods);
  closing.push(clamd.close);
  return clamd;
}

describe('a file and the antivirus', () => {
  const table: readonly (readonly [string, Uint8Array, object])[] = [
    ['a paper', Buffer.from('%PDF-1.7 une facture'), { is: 'clean' }],
    ['no bytes', new Uint8Array(), { is: 'clean' }],
    ['a virus', Buffer.from(EICAR), { is: 'infected', name: 'Eicar-Signature' }],
    [
      'a virus behind 5 MB',
      Buffer.concat([Buffer.alloc(5 << 20, 32), Buffer.from(EICAR)]),
      { is: 'infected', name: 'Eicar-Signature' },
    ],
  ];
  it.each(table)('%s', async (_name, bytes, verdict) => {
    const clamd = await daemon();
    expect(await createAntivirus(clamd.address).scan(bytes)).toEqual(verdict);
    expect(clamd.received).toEqual([bytes.length]);
  });

  it('is scanned over a socket file too, and several at once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    closing.push(() => rmSync(folder, { recursive: true }));
    const path = join(folder, 'clamd.ctl');
    closing.unshift((await fakeClamd({ path })).close);
    const antivirus = createAntivirus(`unix:${path}`);
    expect(await antivirus.available()).toBe(true);
    const files = [Buffer.from('un'), Buffer.from(EICAR), Buffer.from('trois')];
    const verdicts = await Promise.all(files.map((bytes) => antivirus.scan(bytes)));
    expect(verdicts.map(({ is }) => is)).toEqual(['clean', 'infected', 'clean']);
  });
});

describe('an antivirus that does not say', () => {
  it('is not there', async () => {
    const { address, close } = await fakeClamd({ port: 0 });
    await close();
    const antivirus = createAntivirus(address);
    expect(await antivirus.available()).toBe(false);
    expect(await antivirus.scan(Buffer.from('a'))).toMatchObject({ is: 'unavailable' });
  });

  it('never answers', async () => {
    const { address } = await daemon({ silent: true });
    const antivirus = createAntivirus(address, { scanMs: 50, pingMs: 50 });
    expect(await antivirus.available()).toBe(false);
    const why = 'no answer within 50 ms';
    expect(await antivirus.scan(Buffer.from('a'))).toEqual({ is: 'unavailable', why });
  });

  it('takes smaller files only', async () => {
    const { address } = await daemon({ longest: 1_000 });
    const why = 'INSTREAM size limit exceeded. ERROR';
    const scan = await createAntivirus(address).scan(Buffer.alloc(200_000));
    expect(scan).toEqual({ is: 'unavailable', why });
  });
});

describe('the address of the antivirus', () => {
  it.each(['127.0.0.1:3310', 'tcp://clamav:3310', '[::1]:3310', '/run/clamd.ctl', 'unix:/run/a'])(
    '%s is one',
    (address) => expect(() => createAntivirus(address)).not.toThrow(),
  );
  it.each(['', 'clamav', 'clamav:0', 'clamav:99999', 'http://clamav:3310', 'a b:3310'])(
    '« %s » is none',
    (address) => expect(() => createAntivirus(address)).toThrow(`« ${address} »`),
  );
});
