import type { ValueType } from '../domain/value.ts';
import { namesRead } from '../engine/placeholder.ts';
import { textKeys } from '../engine/text.ts';
import type { Project } from '../script/draft.ts';
import { flatten } from '../script/flow.ts';
import { type Original, originalsOf } from '../script/originals.ts';
import { isFormat, usualFormat } from './formats.ts';

/** Texts as i18next takes them: language → space → key → text. */
export type Resources = Readonly<Record<string, Record<string, Record<string, string>>>>;

/** Where the label of a choice stands: `raison`, `oubli` → a key of a space, or the words of `faits.yaml`. */
export type Labels = Readonly<Record<string, Readonly<Record<string, Label>>>>;
export type Label = { readonly space: string; readonly key: string } | { readonly words: string };

/** Formats that staff do not write: a duration held in days, and a value as it stands. */
export const DAYS_FORMAT = 'durée en jours';
export const PLAIN_FORMAT = 'valeur';

type Types = Readonly<Record<string, ValueType>>;

/** Every text of the project, French first, made ready for i18next. */
export function resourcesOf(project: Project): Resources {
  const resources: Record<string, Record<string, Record<string, string>>> = { fr: {} };
  const put = (language: string, space: string, key: string, text: Written, types: Types) => {
    const ofSpace = child(child(resources, language), space);
    for (const [suffix, words] of forms(text, language))
      ofSpace[key + suffix] = prepared(words, types);
  };
  for (const space of spacesOf(project)) {
    const types = typesOf(project, space);
    for (const [key, text] of originalsOf(project, space))
      put('fr', space, key, written(text), types);
  }
  for (const { language, space, entries } of project.translations) {
    const types = typesOf(project, space);
    for (const [key, { text }] of Object.entries(entries)) put(language, space, key, text, types);
  }
  for (const { name, description } of Object.values(project.facts))
    put('fr', 'faits', name, description ?? name, {});
  return resources;
}

/** Labels of choices by the name that holds them; a question's own words win over the fact's. */
export function labelsOf(project: Project): Labels {
  const labels: Record<string, Record<string, Label>> = {};
  for (const { name, labels: words } of Object.values(project.facts)) {
    for (const [key, label] of Object.entries(words ?? {}))
      child(labels, name)[key] = { words: label };
  }
  for (const draft of Object.values(project.drafts)) {
    for (const { question } of flatten(draft.blocks)) {
      for (const { key } of question?.choices ?? [])
        child(labels, question?.name ?? '')[key] = {
          space: draft.name,
          key: textKeys.choice(question?.name ?? '', key),
        };
    }
  }
  return labels;
}

/** A name as i18next may look it up: a dot would mean a path to it. */
export function safeName(name: string): string {
  return name.replaceAll('.', '·');
}

type Written = string | Readonly<Record<string, string>>;

function spacesOf({ drafts, translations }: Project): readonly string[] {
  return [
    ...new Set([
      ...Object.keys(drafts),
      ...translations.map(({ space }) => space),
      'intentions',
      'pieces',
    ]),
  ];
}

function typesOf(project: Project, space: string): Types {
  return project.drafts[space] ? project.names(space) : {};
}

function written(original: Original): Written {
  return typeof original === 'string' ? original : { one: original.one, other: original.many };
}

function child<Inner>(
  parent: Record<string, Record<string, Inner>>,
  key: string,
): Record<string, Inner> {
  const found = parent[key] ?? {};
  parent[key] = found;
  return found;
}

/** A plural gets a text for every form that its language has: those that nobody wrote say the general one. */
function forms(text: Written, language: string): readonly (readonly [string, string])[] {
  if (typeof text === 'string') return [['', text]];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const general = text.other ?? Object.values(text)[0] ?? '';
  return pluralCategories.map((form) => [`_${form}`, text[form] ?? general] as const);
}

/** Placeholders with safe names, and with the format that suits the type when none is asked for. */
function prepared(source: string, types: Types): string {
  return source.trim().replaceAll(/\{\{([^{}]+)\}\}/gu, (whole) => {
    const [name] = namesRead(whole);
    if (name === undefined) return whole;
    const asked = /,\s*([^{}]*?)\s*\}\}$/u.exec(whole)?.[1];
    const type = types[name];
    const format = asked ?? (type ? usualFormat(type) : null);
    if (format === null || !isFormat(format)) return `{{${safeName(name)}, ${PLAIN_FORMAT}}}`;
    const inDays = format === 'durée' && type?.unit === 'jours';
    return `{{${safeName(name)}, ${inDays ? DAYS_FORMAT : format}}}`;
  });
}
