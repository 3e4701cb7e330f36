/** Tags that Telegram knows in `parse_mode: HTML`. Source: Bot API, « Formatting options ». */
const TAGS = new Set([
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'span',
  'tg-spoiler',
  'a',
  'tg-emoji',
  'code',
  'pre',
  'blockquote',
]);
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The text that people see, or what Telegram would say of the mark-up. */
export function readHtml(source: string): { readonly text: string } | { readonly error: string } {
  const open: string[] = [];
  let text = '';
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const tag = /^<(\/?)([a-z-]+)(?:\s+[^<>]*)?>/iu.exec(rest);
    if (rest.startsWith('<')) {
      const error = follow(tag, open, at);
      if (error !== null || !tag)
        return {
          error: error ?? `can't parse entities: Unsupported start tag at byte offset ${at}`,
        };
      at += tag[0].length;
      continue;
    }
    const entity = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/iu.exec(rest);
    if (entity) {
      text += decoded(entity);
      at += entity[0].length;
      continue;
    }
    text += rest[0];
    at += 1;
  }
  return open.length === 0
    ? { text }
    : {
        error: `can't parse entities: Can't find end tag corresponding to start tag ${open.at(-1)}`,
      };
}

function follow(tag: RegExpExecArray | null, open: string[], at: number): string | null {
  const name = tag?.[2]?.toLowerCase() ?? '';
  if (!TAGS.has(name))
    return `can't parse entities: Unsupported start tag "${name}" at byte offset ${at}`;
  if (tag?.[1] !== '/') {
    open.push(name);
    return null;
  }
  return open.pop() === name
    ? null
    : `can't parse entities: Unexpected end tag at byte offset ${at}`;
}

function decoded(entity: RegExpExecArray): string {
  if (entity[1]) return String.fromCodePoint(Number(entity[1]));
  if (entity[2]) return String.fromCodePoint(Number.parseInt(entity[2], 16));
  return ENTITIES[entity[3]?.toLowerCase() ?? ''] ?? entity[0];
}
