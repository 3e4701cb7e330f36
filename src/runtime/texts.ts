import i18next, { type i18n } from 'i18next';
import type { Value } from '../domain/value.ts';
import { FORMATS } from '../engine/placeholder.ts';
import { type Shown, type TextRef, textKeys } from '../engine/text.ts';
import type { Project } from '../script/draft.ts';
import { inWords, type Reader, usualFormat } from './formats.ts';
import {
  DAYS_FORMAT,
  type Label,
  labelsOf,
  PLAIN_FORMAT,
  resourcesOf,
  safeName,
} from './resources.ts';

/** Texts in words, in each reader's language. One per loaded project; safe to share between turns. */
export type Texts = {
  /** A text of a script or of the engine. What nobody translated is said in French. */
  readonly render: (ref: TextRef, language: string) => string;
  /** A value in words; `name` finds the label of a choice. */
  readonly show: (shown: Shown, language: string, name?: string) => string;
};

type Options = {
  readonly timeZone: string;
  /** Tests: a text or a value that is missing throws, instead of being told to `onMissing`. */
  readonly strict?: boolean;
  readonly onMissing?: (space: string, key: string) => void;
};

/** Makes the texts of a project. Values are never read as templates: what a person writes stays what it is. */
export function createTexts(
  project: Project,
  { timeZone, strict = false, onMissing = () => {} }: Options,
): Texts {
  const labels = labelsOf(project);
  const translate = createTranslate(project, timeZone);

  function render(ref: TextRef, language: string): string {
    const params = valuesOf(ref, language);
    const tries = [
      { key: ref.key, language },
      { key: ref.key, language: 'fr' },
      { key: textKeys.fallback(ref.key), language },
      { key: textKeys.fallback(ref.key), language: 'fr' },
    ];
    for (const one of tries) {
      const words = translate(ref.space, one.key, one.language, params);
      if (words !== null) return words;
      if (strict && one.key === ref.key && one.language === 'fr') break;
    }
    if (strict) throw new Error(`text ${ref.space}/${ref.key}: nothing to say in « ${language} »`);
    onMissing(ref.space, ref.key);
    return '';
  }

  function show(shown: Shown, language: string, name?: string): string {
    if ('key' in shown) return render(shown, language);
    if ('lines' in shown) return shown.lines.map((line) => render(line, language)).join('\n');
    const { type, value } = shown;
    if (type.kind === 'oui/non') return yesOrNo(value === true, language);
    const own = name === undefined ? undefined : labels[name];
    const worded = own ? labelled(own, value, language) : value;
    return inWords(worded, usualFormat(type), { language, timeZone }, type.unit);
  }

  function valuesOf({ params, parts, space }: TextRef, language: string): Values {
    const values: Record<string, Value> = {};
    for (const [name, value] of Object.entries(params)) {
      const own = labels[name];
      const yesNo = typeof value === 'boolean' ? yesOrNo(value, language) : value;
      values[safeName(name)] = own && space !== 'systeme' ? labelled(own, yesNo, language) : yesNo;
    }
    for (const [name, part] of Object.entries(parts ?? {}))
      values[safeName(name)] = show(part, language);
    return values;
  }

  function labelled(own: Readonly<Record<string, Label>>, value: Value, language: string): Value {
    const words = (key: string) => {
      const label = own[key];
      if (!label) return key;
      return 'words' in label ? label.words : render({ ...label, params: {} }, language);
    };
    if (Array.isArray(value)) return value.map(words);
    return typeof value === 'string' ? words(value) : value;
  }

  function yesOrNo(yes: boolean, language: string): string {
    const key = yes ? 'bouton.oui' : 'bouton.non';
    return render({ space: 'systeme', key, params: {} }, language);
  }

  return { render, show };
}

type Values = Readonly<Record<string, Value>>;
type Translate = (space: string, key: string, language: string, values: Values) => string | null;

/** One text in one language; null when it does not exist there or one of its values is missing. */
function createTranslate(project: Project, timeZone: string): Translate {
  const spoken = startI18n(project, timeZone);
  const known = new Map<string, string>();
  return (space, key, language, values) => {
    const plain = Object.keys(values).length === 0;
    const name = `${language}/${space}/${key}`;
    const found = plain ? known.get(name) : undefined;
    if (found !== undefined) return found;
    const words = spoken(space, key, language, values);
    if (plain && words !== null) known.set(name, words);
    return words;
  };
}

function startI18n(project: Project, timeZone: string): Translate {
  const engine: i18n = i18next.createInstance();
  let missing = false;
  engine.init({
    resources: resourcesOf(project),
    initAsync: false,
    lng: 'fr',
    fallbackLng: false,
    load: 'currentOnly',
    keySeparator: false,
    nsSeparator: false,
    contextSeparator: '\u0000',
    interpolation: {
      escapeValue: false,
    },
    missingInterpolationHandler: () => {
      missing = true;
      return '';
    },
  });
  addFormats(engine, timeZone);
  return (space, key, language, values) => {
    missing = false;
    const { count } = values;
    const options = { lng: language, ns: space, nest: false, replace: values, defaultValue: '' };
    const words = engine.t(key, typeof count === 'number' ? { ...options, count } : options);
    return missing || words === '' ? null : words;
  };
}

function addFormats(engine: i18n, timeZone: string): void {
  const add = (name: string, words: (value: Value, reader: Reader) => string) =>
    engine.services.formatter?.add(name, (value, language) =>
      value === undefined ? value : words(value, { language: language ?? 'fr', timeZone }),
    );
  for (const format of FORMATS) add(format, (value, reader) => inWords(value, format, reader));
  add(DAYS_FORMAT, (value, reader) => inWords(value, 'durée', reader, 'jours'));
  add(PLAIN_FORMAT, (value, reader) => inWords(value, null, reader));
}
