import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readMultipart } from '../../../src/http/upload/multipart.ts';

/** What a browser would send. */
async function sent(form: FormData) {
  const request = new Response(form);
  return {
    type: request.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await request.arrayBuffer()),
  };
}

describe('a form with files', () => {
  it('gives back what was put in, whatever the bytes and the names', async () => {
    const files = fc.array(
      fc.record({
        name: fc.string({ unit: 'grapheme' }),
        bytes: fc.uint8Array({ maxLength: 300 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(files, async (all) => {
        const form = new FormData();
        form.append('cle', 'abc');
        for (const { name, bytes } of all)
          form.append('fichier', new Blob([Uint8Array.from(bytes)]), `${name}.jpg`);
        const { type, bytes } = await sent(form);
        const [key, ...read] = readMultipart(bytes, type) ?? [];
        expect([key?.name, key?.mime, Buffer.from(key?.bytes ?? []).toString()]).toEqual([
          'cle',
          null,
          'abc',
        ]);
        expect(read.map((one) => [...one.bytes])).toEqual(all.map((one) => [...one.bytes]));
        expect(read.every(({ mime }) => mime === 'application/octet-stream')).toBe(true);
      }),
    );
  });

  it('passes over a field in which nothing was chosen', () => {
    const empty =
      '--x\r\nContent-Disposition: form-data; name="fichier"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--x--';
    const bytes = Uint8Array.from(Buffer.from(empty));
    expect(readMultipart(bytes, 'multipart/form-data; boundary=x')).toEqual([]);
  });

  test.each([
    ['no form', 'application/json', '{}', null],
    ['no boundary', 'multipart/form-data', 'x', null],
    ['nothing', 'multipart/form-data; boundary=x', '', []],
    [
      'no end',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"',
      [],
    ],
    [
      'a field without name',
      'multipart/form-data; boundary=x',
      '--x\r\na: b\r\n\r\nc\r\n--x--',
      [],
    ],
    ['boundaries only', 'multipart/form-data; boundary=x', '--x\r\n--x\r\n--x--', []],
  ])('reads %s without harm', (_, type, text, expected) => {
    expect(readMultipart(Uint8Array.from(Buffer.from(text)), type)).toEqual(expected);
  });

  it('reads no more fields than our page sends', () => {
    const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n';
    const bytes = Uint8Array.from(Buffer.from(`${part.repeat(5000)}--x--`));
    expect(readMultipart(bytes, 'multipart/form-data; boundary=x')).toHaveLength(32);
  });
});
