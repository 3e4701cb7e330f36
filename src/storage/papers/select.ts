import { COLUMNS } from './rows.ts';

/** A person's keys, wrapped: `[id, wrapped]` each. */
export const keysOf = (person: string) => `(
  select json_agg(json_build_array(k.id, encode(k.wrapped, 'base64')))
  from "PersonKey" k where k."personId" = ${person})`;

/** The lines of a person's checklist, as `PaperRow`. */
export const papersWhere = (person: string) => `(
  select json_agg(json_build_object('words', encode(q.words, 'base64'),
    ${COLUMNS.map(([name]) => `'${name}', q."${name}"`).join(', ')}))
  from "Paper" q where q."personId" = ${person})`;

/** The files that lines hold, as `PageRow`. */
export const pagesWhere = (person: string) => `(
  select json_agg(json_build_array(d.id, d.piece, d.borrower, d."setAside")
    order by d.page, d."receivedAt", d.id)
  from "Conversation" k join "Document" d on d."conversationId" = k.id
  where k."personId" = ${person} and d.piece is not null)`;
