import type { Reply } from '../../../src/channels/teams/reply.ts';

/** Every text of a card, a line each, in the order in which a person reads it. */
export function linesOf(card: unknown): readonly string[] {
  return piecesOf(card).flatMap((piece) => {
    if (piece.type === 'Input.Text') return [`[${piece.label}] ${piece.value ?? ''}`.trim()];
    if (piece.type === 'Action.Execute') return [`(${piece.title})`];
    if (piece.type === 'Action.OpenUrl') return [`(${piece.title}) ${piece.url}`];
    if (typeof piece.title === 'string') return [`${piece.title} : ${piece.value}`];
    return typeof piece.text === 'string' ? [piece.text] : [];
  });
}

/** The buttons of a card, as what they send back. */
export function buttonsOf(
  card: unknown,
): readonly { readonly verb: string; readonly title: string; readonly data: object }[] {
  return piecesOf(card).flatMap(({ type, verb, title, data }) =>
    type === 'Action.Execute' &&
    typeof verb === 'string' &&
    typeof title === 'string' &&
    typeof data === 'object' &&
    data !== null
      ? [{ verb, title, data }]
      : [],
  );
}

/** All that a reply says, in the chat and in answer to a click. */
export function saidIn({ posts, click }: Reply): readonly string[] {
  const posted = posts.flatMap((post) => (post.kind === 'text' ? [post.text] : linesOf(post.card)));
  if (!click) return posted;
  return [...(click.kind === 'text' ? [click.text] : linesOf(click.card)), ...posted];
}

function piecesOf(piece: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(piece)) return piece.flatMap(piecesOf);
  if (!isRecord(piece)) return [];
  if (piece.type === 'Action.Execute') return [piece];
  return [piece, ...Object.values(piece).flatMap(piecesOf)];
}

function isRecord(piece: unknown): piece is Record<string, unknown> {
  return typeof piece === 'object' && piece !== null;
}
