import { z } from 'zod';

/*
 * What is said between us and the thread that opens PDF. Both sides read it with these shapes: what comes
 * back was made from bytes of a stranger.
 */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const request = z.discriminatedUnion('do', [
  /** Opens a PDF, counts its pages and reads its words. */
  z.object({ do: z.literal('read'), bytes }),
  /** Draws the first page, `side` pixels long. */
  z.object({ do: z.literal('draw'), bytes, side: z.number() }),
  /** Begins the file of a case: its contents page is told at the end. */
  z.object({ do: z.literal('begin') }),
  z.object({ do: z.literal('add_pdf'), bytes }),
  z.object({ do: z.literal('add_picture'), bytes, title: z.string() }),
  z.object({
    do: z.literal('finish'),
    cover: z.object({ person: z.string(), caseNumber: z.string(), date: z.string() }),
    lines: z.array(z.object({ title: z.string(), pages: z.number(), note: z.string().nullable() })),
  }),
]);
export type PdfRequest = z.infer<typeof request>;

export const asked = z.object({ id: z.number(), request });

const refused = z.object({
  is: z.literal('refused'),
  why: z.enum(['abime', 'verrouille']),
});

export const readReply = z.discriminatedUnion('is', [
  z.object({ is: z.literal('read'), pages: z.number(), text: z.string() }),
  refused,
]);

export const drawReply = z.discriminatedUnion('is', [
  /** Red, green, blue and alpha, 8 bits each. */
  z.object({ is: z.literal('drawn'), width: z.number(), height: z.number(), data: bytes }),
  refused,
]);

export const begunReply = z.object({ is: z.literal('begun') });

export const addReply = z.discriminatedUnion('is', [
  z.object({ is: z.literal('added'), pages: z.number() }),
  refused,
]);

export const finishReply = z.object({ is: z.literal('finished'), bytes });

export type PdfReply =
  | z.infer<typeof readReply>
  | z.infer<typeof drawReply>
  | z.infer<typeof begunReply>
  | z.infer<typeof addReply>
  | z.infer<typeof finishReply>;

export type Refused = z.infer<typeof refused>;

/** `failed` holds no words of a paper: only the name of the error. */
export const answered = z.object({
  id: z.number(),
  reply: z.unknown(),
  failed: z.string().nullable(),
});
