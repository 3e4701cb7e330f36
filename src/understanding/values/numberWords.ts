/** French number words, Belgian and Swiss ones too. */
const VALUES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ zero: 0, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8 },
    ...{ neuf: 9, dix: 10, onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16 },
    ...{ vingt: 20, vingts: 20, trente: 30, quarante: 40, cinquante: 50, soixante: 60 },
    ...{ septante: 70, huitante: 80, octante: 80, nonante: 90 },
  }),
);

/** About so many, with or without « une » before. */
const ABOUT: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30 },
    ...{ quarantaine: 40, cinquantaine: 50, soixantaine: 60, centaine: 100 },
  }),
);

const HUNDREDS: ReadonlySet<string> = new Set(['cent', 'cents']);
const THOUSANDS: ReadonlyMap<string, number> = new Map([
  ...(['mille', 'mil', 'milles'] as const).map((word) => [word, 1000] as const),
  ...(['million', 'millions'] as const).map((word) => [word, 1_000_000] as const),
]);

type Token = { readonly word: string; readonly start: number; readonly end: number };

/** The same text with its number words as digits: « deux cent cinquante euros » → « 250 euros ». */
export function writtenInDigits(text: string): string {
  const tokens = [...text.matchAll(/\d+(?:[.,]\d+)?|\p{L}+/gu)].map(({ index, 0: found }) => ({
    word: found.normalize('NFKD').replace(/\p{M}/gu, ''),
    start: index,
    end: index + found.length,
  }));
  let [written, at] = ['', 0];
  for (let index = 0; index < tokens.length; ) {
    const run = runFrom(tokens, index, text);
    const [first, last] = [tokens[index], tokens[index + run.count - 1]];
    if (first && last && run.count > 0) {
      written += text.slice(at, first.start) + run.value;
      at = last.end;
    }
    index += Math.max(run.count, 1);
  }
  return written + text.slice(at);
}

type Run = { readonly value: number; readonly count: number };

const NO_RUN: Run = { value: 0, count: 0 };

/** The longest number that begins at a token: how many tokens it takes, none when it is no number. */
function runFrom(tokens: readonly Token[], from: number, text: string): Run {
  let [total, current, count] = [0, 0, 0];
  for (let index = from; index < tokens.length; index += 1) {
    const joined = index === from || isJoined(text, tokens[index - 1], tokens[index]);
    const and = isAnd(tokens, index, current) ? 1 : 0;
    const word = tokens[index + and]?.word ?? '';
    const mayFollow = count !== 1 || !isDigits(tokens[from]) || THOUSANDS.has(word);
    const next = joined && mayFollow ? extend(total, current, word, index === from) : null;
    if (next === null) break;
    [total, current] = next;
    index += and;
    count = index - from + 1;
  }
  return count === 1 && !saysNumber(tokens, from, text)
    ? NO_RUN
    : { value: total + current, count };
}

/** « vingt et un », « soixante et onze » */
function isAnd(tokens: readonly Token[], index: number, current: number): boolean {
  const after = VALUES.get(tokens[index + 1]?.word ?? '');
  return (
    tokens[index]?.word === 'et' &&
    (after === 1 || after === 11) &&
    current % 100 >= 20 &&
    current % 10 === 0
  );
}

/** Total and current part once a word is added; null when the word begins another number, or is none. */
function extend(
  total: number,
  current: number,
  word: string,
  isFirst: boolean,
): readonly [number, number] | null {
  const thousand = THOUSANDS.get(word);
  if (thousand !== undefined) {
    return total % (thousand * 1000) === 0 && current < thousand
      ? [total + (current || 1) * thousand, 0]
      : null;
  }
  if (HUNDREDS.has(word)) return current < 100 ? [total, (current || 1) * 100] : null;
  const about = ABOUT.get(word);
  if (about !== undefined) return total === 0 && current <= 1 ? [0, about] : null;
  const unit = VALUES.get(word);
  if (unit === undefined)
    return isFirst && /^\d/u.test(word) ? [0, Number(word.replace(',', '.'))] : null;
  const rest = current % 100;
  if (unit === 20 && rest === 4) return [total, current + 76];
  return isFirst || follows(rest, unit, current + total) ? [total, current + unit] : null;
}

/** True when this word can come after what was said: « soixante dix », not « cinq six ». */
function follows(rest: number, unit: number, before: number): boolean {
  if (rest === 0) return before > 0;
  if (rest === 60 || rest === 80) return unit < 20;
  if (rest % 20 === 10 && rest !== 30 && rest !== 50) return unit >= 7 && unit <= 9;
  return rest >= 20 && rest % 10 === 0 && unit < 10;
}

function isDigits(token: Token | undefined): boolean {
  return /^\d/u.test(token?.word ?? '');
}

function isJoined(text: string, before: Token | undefined, after: Token | undefined): boolean {
  const gap = text.slice(before?.end, after?.start);
  return /^(?:[ \u00a0\u202f]|-)*$/u.test(gap);
}

/** Words that are also something else (« un », « neuf », « sept. ») say a number only before a unit, or alone. */
function saysNumber(tokens: readonly Token[], at: number, text: string): boolean {
  const { word = '' } = tokens[at] ?? {};
  if (isDigits(tokens[at])) return false;
  if (!DOUBTFUL.has(word)) return true;
  if (tokens.length === 1) return true;
  if (word === 'sept') return !/\d\s*$/u.test(text.slice(0, tokens[at]?.start));
  return UNITS.test(tokens[at + 1]?.word ?? '');
}

const DOUBTFUL: ReadonlySet<string> = new Set(['un', 'une', 'neuf', 'sept']);
const UNITS = /^(?:mois|ans?|annees?|jours?|semaines?|euros?|fois)$/u;
