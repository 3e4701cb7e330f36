import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { disposition } from '../../../src/http/view/disposition.ts';

describe('how a document is handed over', () => {
  test.each([
    ['image/jpeg', 'Carte.jpg', false, 'image/jpeg', 'inline'],
    ['application/pdf', 'Dossier.pdf', false, 'application/pdf', 'inline'],
    ['application/pdf', 'Dossier.pdf', true, 'application/pdf', 'attachment'],
    ['text/html', 'page.html', false, 'application/octet-stream', 'attachment'],
    ['image/svg+xml', 'dessin.svg', false, 'application/octet-stream', 'attachment'],
  ] as const)('%s as %s', (mime, name, download, type, way) => {
    const headers = disposition(mime, name, download);
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition'].split(';')[0]).toBe(way);
  });

  test.each([
    ['Relevé d’été.pdf', 'Releve dete.pdf', 'Relev%C3%A9%20d%E2%80%99%C3%A9t%C3%A9.pdf'],
    ['../../etc/passwd', 'etc passwd', 'etc%20passwd'],
    ['a"; filename="b.exe', 'a filename= b.exe', 'a%20filename%3D%20b.exe'],
    ['facture\u202efdp.exe', 'facture fdp.exe', 'facture%20fdp.exe'],
    ['', 'document', 'document'],
    ['هوية.pdf', '.pdf', '%D9%87%D9%88%D9%8A%D8%A9.pdf'],
  ])('« %s » is made a safe name', (name, ascii, encoded) => {
    expect(disposition('application/pdf', name, true)['content-disposition']).toBe(
      `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    );
  });

  it('is one header of plain signs, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const value = disposition('application/pdf', name, true)['content-disposition'];
        expect(value).toMatch(
          /^attachment; filename="[^"\\/\r\n]+"; filename\*=UTF-8''[\w.%!~-]+$/u,
        );
      }),
    );
  });
});
