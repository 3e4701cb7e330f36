/** « a », « b » et « c » */
export function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `« ${name} »`);
  const last = quoted.pop();
  if (last === undefined) return '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} et ${last}`;
}

/** « Vouliez-vous dire … ? », or what else to do when nothing is near. */
export function meant(suggestion: string | null, otherwise: string): string {
  return suggestion === null ? otherwise : `Vouliez-vous dire « ${suggestion} » ?`;
}

const LANGUAGES = new Intl.DisplayNames('fr', { type: 'language' });

/** A language as staff say it: « anglais », « arabe », « FALC ». */
export function languageInWords(language: string): string {
  if (language.endsWith('-x-falc')) return 'FALC';
  try {
    return LANGUAGES.of(language) ?? language;
  } catch {
    // A folder of locales may bear any name.
    return language;
  }
}
