import type { Office } from './office.ts';
import type { Outcome } from './operations.ts';

/** Erases a person by the number of their case: keys first, then all that they sealed. The receipt names nobody. */
export async function eraseCase({ storage, now }: Office, caseNumber: string): Promise<Outcome> {
  const person = await storage.people.ofCase(caseNumber);
  if (person === null || !(await storage.erase.person(person, 'effacer', now()))) {
    return { ok: false, lines: ['Aucun dossier de ce numéro.'] };
  }
  return {
    ok: true,
    lines: [
      `Effacé le ${now().toISOString()}. Reçu : ${person}.`,
      'Les clés sont détruites. Refaites la sauvegarde des clés (docs/exploitation.md).',
    ],
  };
}
