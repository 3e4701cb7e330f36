/** The language asked for with `?langue=`; null when nobody did, or when we do not speak it. */
export function askedLanguage(
  asked: string | undefined,
  languages: readonly string[],
): string | null {
  return languages.find((language) => language === asked) ?? null;
}

/** The first language of a browser that we speak, from its `Accept-Language`; French otherwise. */
export function browserLanguage(header: string | undefined, languages: readonly string[]): string {
  const wanted = (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/;\s*q=/u);
      return { language: tag.split('-')[0]?.toLowerCase(), weight: Number(weight ?? 1) };
    })
    .sort((one, other) => other.weight - one.weight);
  const found = wanted.find(({ language }) => languages.some((one) => one === language));
  return found?.language ?? 'fr';
}
