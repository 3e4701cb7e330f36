/** `{{ name }}` or `{{ name, format }}` in a text that staff wrote. `offset` counts from the text's start. */
export type Placeholder = {
  readonly name: string;
  readonly format: string | null;
  readonly offset: number;
};

/** The formats that a placeholder may ask for. */
export const FORMATS = ['euros', 'date', 'jour', 'heure', 'moment', 'durée', 'liste'] as const;

/** The placeholders of a text, in order. Braces that are not one are left alone. */
export function placeholders(source: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  for (const match of source.matchAll(/\{\{\s*([^{},\s]+)\s*(?:,\s*([^{}]*?)\s*)?\}\}/gu)) {
    found.push({ name: match[1] ?? '', format: match[2] ?? null, offset: match.index });
  }
  return found;
}

/** Names read by a text, without doubles, in order. */
export function namesRead(...sources: readonly string[]): readonly string[] {
  return [...new Set(sources.flatMap((source) => placeholders(source).map(({ name }) => name)))];
}
