/** Types that a browser shows without running anything of theirs. All others are only downloaded. */
const SHOWN = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'application/pdf'];

const LONGEST_NAME = 120;

/** How a document is handed to the browser: its type, and whether it is shown or kept. */
export function disposition(mime: string, name: string, download: boolean) {
  const shown = SHOWN.includes(mime);
  const way = shown && !download ? 'inline' : 'attachment';
  const safe = safeName(name);
  const ascii =
    safe
      .normalize('NFD')
      .replaceAll(/[^\x20-\x7e]/gu, '')
      .trim() || 'document';
  const encoded = encodeURIComponent(safe).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'content-type': shown ? mime : 'application/octet-stream',
    'content-disposition': `${way}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  };
}

/** A name that is no path, ends no header, and hides no ending. */
function safeName(name: string): string {
  const clean = name
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}"\\/:*?<>|%;]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s.]+/u, '')
    .trim();
  const [, stem = clean, ending = ''] = /^(.*?)(\.\w{1,5})?$/u.exec(clean) ?? [];
  return `${[...stem].slice(0, LONGEST_NAME).join('')}${ending}` || 'document';
}
