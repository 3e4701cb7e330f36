import { z } from 'zod';
import { DANGERS, type Danger } from '../domain/reading.ts';
import { readEntries } from './entries.ts';
import type { Problem } from './problem.ts';
import { didYouMean } from './suggest.ts';
import { listed, meant } from './words.ts';

const dangerField = z.strictObject({
  numeros: z.array(z.string()).min(1, 'Il faut au moins un numéro à appeler.'),
  mots_surs: z.array(z.string()).min(1, 'Il faut au moins une phrase.'),
  mots_possibles: z.array(z.string()).default([]),
});

/** The phrases of each danger, `sure` shows the numbers at once and `maybe` asks softly; and the numbers. */
export type DangerLists = Readonly<
  Partial<
    Record<
      Danger,
      {
        readonly sure: readonly string[];
        readonly maybe: readonly string[];
        readonly numbers: readonly string[];
      }
    >
  >
>;

/**
 * Reads `dangers.yaml`. A danger that is missing is an error: nobody may go without the numbers. So is one
 * that the robot does not know.
 */
export function readDangers(
  file: string,
  text: string,
): { dangers: DangerLists; problems: readonly Problem[] } {
  const { entries, problems } = readEntries(file, text, dangerField);
  const known = entries.flatMap(({ name, data }) => {
    const danger = DANGERS.find((one) => one === name);
    return danger
      ? [
          [
            danger,
            { sure: data.mots_surs, maybe: data.mots_possibles, numbers: data.numeros },
          ] as const,
        ]
      : [];
  });
  const missing = DANGERS.filter((danger) => !known.some(([name]) => name === danger)).map(
    (danger): Problem => ({
      code: 'danger-manquant',
      severity: 'erreur',
      sentence: `Il manque les mots du danger « ${danger} » : le robot ne le reconnaîtrait pas.`,
      mend: `Ajoutez « ${danger}: », avec « numeros: » et « mots_surs: ».`,
      place: { file, line: 1, column: 1 },
    }),
  );
  const unknown = entries
    .filter(({ name }) => !DANGERS.some((danger) => danger === name))
    .map(
      ({ name, place }): Problem => ({
        code: 'danger-inconnu',
        severity: 'erreur',
        sentence: `« ${name} » n’est pas un danger connu : ces mots ne serviraient à rien.`,
        mend: meant(didYouMean(name, DANGERS), `Les dangers : ${listed(DANGERS)}.`),
        place,
      }),
    );
  return {
    dangers: Object.fromEntries(known),
    problems: [...problems, ...missing, ...unknown],
  };
}
