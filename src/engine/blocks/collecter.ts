import { z } from 'zod';
import { paperRef } from '../../domain/paper.ts';
import { collect, collected } from '../checklist/collect.ts';
import { aboutPaper } from '../checklist/lines.ts';
import { type BlockKind, NOTHING, type Sentences } from './block.ts';
import { nameField } from './fields.ts';

type Collecter = { readonly name: string; readonly formerName: string | null };

/**
 * Makes the list of papers follow the situation. It never holds the conversation: a paper that comes at any
 * moment finds its line. Gives `.a_envoyer` and `.envoyes`.
 */
export const collecter: BlockKind<Collecter> = {
  keyword: 'collecter',
  lists: [],
  schema: z
    .strictObject({ collecter: nameField, ancien_nom: nameField.optional() })
    .transform((raw) => ({ name: raw.collecter, formerName: raw.ancien_nom ?? null })),
  run: ({ name }, node, run) => collect(run, node, name),
  inspect: ({ name, formerName }) => ({
    ...NOTHING,
    name,
    formerName,
    defines: [collected.toSend(name), collected.sent(name)].map((list) => ({
      path: ['collecter'],
      name: list,
      type: { kind: 'choix multiple' as const, choices: [] },
    })),
  }),
  sentences: ({ name }) => ({
    [collected.toSend(name)]: { label: 'papiers.a_envoyer', say: line },
    [collected.sent(name)]: { label: 'papiers.envoyes', say: line },
  }),
};

const line: Sentences['say'] = (_run, key) =>
  aboutPaper('papier_ligne', paperRef(key) ?? { piece: key, borrower: 0 });
