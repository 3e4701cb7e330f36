import { localDate, localTime } from '../domain/calendar.ts';
import type { DurationUnit, Value, ValueType } from '../domain/value.ts';
import { FORMATS } from '../engine/placeholder.ts';

/** The formats that a placeholder may ask for: `{{montant, euros}}`. */
export type Format = (typeof FORMATS)[number];

/** For whom a value is put into words. */
export type Reader = { readonly language: string; readonly timeZone: string };

/**
 * A value in words, as people read it: « 57 € », « mardi 3 mars », « 24 mois ». Months and cents come
 * in, words come out. Without a format the value is shown as it stands.
 */
export function inWords(
  value: Value,
  format: Format | null,
  reader: Reader,
  unit: DurationUnit = 'mois',
): string {
  switch (format) {
    case 'euros':
      return euros(Number(value), reader);
    case 'date':
      return dated(value, reader, { day: 'numeric', month: 'long', year: 'numeric' });
    case 'jour':
      return dated(value, reader, { weekday: 'long', day: 'numeric', month: 'long' });
    case 'heure':
      return hour(String(value), reader);
    case 'moment':
      return moment(String(value), reader);
    case 'durée':
      return duration(Number(value), unit, reader);
    case 'liste':
      return list(Array.isArray(value) ? value.map(String) : [String(value)], reader);
    case null:
      return plain(value, reader);
  }
}

/** The format that suits a type when the text asks for none. */
export function usualFormat({ kind }: ValueType): Format | null {
  if (kind === 'montant') return 'euros';
  if (kind === 'date') return 'jour';
  if (kind === 'durée') return 'durée';
  return kind === 'choix multiple' ? 'liste' : null;
}

export function isFormat(name: string): name is Format {
  return FORMATS.some((one) => one === name);
}

const numbers = new Map<string, Intl.NumberFormat>();
const dates = new Map<string, Intl.DateTimeFormat>();
const lists = new Map<string, Intl.ListFormat>();

function euros(cents: number, { language }: Reader): string {
  const formatter = remember(numbers, `euros ${language}`, () => {
    const options = { style: 'currency', currency: 'EUR' } as const;
    return new Intl.NumberFormat(locale(language), {
      ...options,
      trailingZeroDisplay: 'stripIfInteger',
    });
  });
  return formatter.format(cents / 100);
}

function dated(value: Value, reader: Reader, parts: Intl.DateTimeFormatOptions): string {
  const text = String(value);
  const day = text.includes('T') ? localDate(text, reader.timeZone) : text;
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return text;
  const { language } = reader;
  const key = `date ${language} ${Object.keys(parts).join()}`;
  const formatter = remember(
    dates,
    key,
    () => new Intl.DateTimeFormat(locale(language), { ...parts, timeZone: 'UTC' }),
  );
  const words = formatter.format(at);
  return isFrench(language) ? words.replace(/(^|\s)1(?=\s)/u, '$11er') : words;
}

function hour(text: string, { language, timeZone }: Reader): string {
  const clock = text.includes('T') ? localTime(text, timeZone) : text;
  const [hours = '', minutes = ''] = clock.split(':');
  if (!isFrench(language)) return `${hours}:${minutes}`;
  return minutes === '00' ? `${Number(hours)}\u00a0h` : `${Number(hours)}\u00a0h\u00a0${minutes}`;
}

function moment(text: string, reader: Reader): string {
  const day = dated(text, reader, { weekday: 'long', day: 'numeric', month: 'long' });
  const between = isFrench(reader.language) ? ' à ' : ', ';
  return `${day}${between}${hour(text, reader)}`;
}

function duration(count: number, unit: DurationUnit, { language }: Reader): string {
  if (isFrench(language)) return `${number(count, language)}\u00a0${frenchUnit(count, unit)}`;
  const name = unit === 'mois' ? 'month' : 'day';
  const formatter = remember(
    numbers,
    `${name} ${language}`,
    () =>
      new Intl.NumberFormat(locale(language), { style: 'unit', unit: name, unitDisplay: 'long' }),
  );
  return formatter.format(count);
}

function frenchUnit(count: number, unit: DurationUnit): string {
  if (unit === 'mois') return 'mois';
  return Math.abs(count) < 2 ? 'jour' : 'jours';
}

function list(items: readonly string[], { language }: Reader): string {
  const formatter = remember(
    lists,
    language,
    () => new Intl.ListFormat(locale(language), { type: 'conjunction' }),
  );
  return formatter.format(items);
}

function plain(value: Value, { language }: Reader): string {
  if (typeof value === 'number') return number(value, language);
  return Array.isArray(value) ? value.join(', ') : String(value);
}

function number(value: number, language: string): string {
  const formatter = remember(numbers, language, () => new Intl.NumberFormat(locale(language)));
  return formatter.format(value);
}

/** Latin digits in every language: amounts and dates must match the bank's papers. */
function locale(language: string): string {
  return `${language.split('-')[0] ?? 'fr'}-u-nu-latn`;
}

function isFrench(language: string): boolean {
  return language === 'fr' || language.startsWith('fr-');
}

/** Making one of these costs more than all the rest of a turn. */
function remember<Formatter>(
  known: Map<string, Formatter>,
  key: string,
  make: () => Formatter,
): Formatter {
  const found = known.get(key) ?? make();
  known.set(key, found);
  return found;
}
