/** One thing that must be well. `harmless`: told, but the programme still serves (broken new dialogs). */
export type Check = {
  readonly name: string;
  readonly problem: { readonly sentence: string; readonly harmless: boolean } | null;
};

/** A check that never throws and never waits longer than `patienceMs`. */
export async function checked(
  name: string,
  look: () => Promise<string | null> | string | null,
  { harmless = false, patienceMs = 2000 }: { harmless?: boolean; patienceMs?: number } = {},
): Promise<Check> {
  const sentence = await withPatience(look, patienceMs);
  return { name, problem: sentence === null ? null : { sentence, harmless } };
}

async function withPatience(
  look: () => Promise<string | null> | string | null,
  patienceMs: number,
): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('Pas de réponse à temps.'), patienceMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(look), late]);
  } catch {
    return 'Ne répond pas.';
  } finally {
    clearTimeout(timer);
  }
}
