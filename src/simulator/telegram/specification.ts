import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fields = z.record(z.string(), z.string());
const specification = z
  .object({
    version: z.string(),
    methods: z.record(z.string(), fields),
    types: z.record(
      z.string(),
      z.object({ fields: fields.optional(), oneOf: z.array(z.string()).optional() }),
    ),
  })
  .parse(JSON.parse(readFileSync(new URL('./bot-api.json', import.meta.url), 'utf8')));

/**
 * Holds a call against the machine-readable Bot API: the method exists, required fields are there, no
 * field is unknown, each has its type. Gives the platform's kind of answer (« Bad Request: … »), or null.
 */
export function findMistake(
  method: string,
  params: Readonly<Record<string, unknown>>,
): string | null {
  const wanted = specification.methods[method];
  if (!wanted) return `method ${method} is not in the Bot API ${specification.version}`;
  return mistakeInFields(wanted, params, '');
}

function mistakeInFields(
  wanted: Readonly<Record<string, string>>,
  given: Readonly<Record<string, unknown>>,
  path: string,
): string | null {
  for (const [name, type] of Object.entries(wanted)) {
    if (type.startsWith('!') && given[name] === undefined) return `${path}${name} is required`;
  }
  for (const [name, value] of Object.entries(given)) {
    const type = wanted[name];
    if (type === undefined) return `${path}${name} is not a field`;
    const mistake = mistakeInValue(type.replace(/^!/u, ''), value, `${path}${name}`);
    if (mistake) return mistake;
  }
  return null;
}

/** Types are written `String`, `Array of X`, `A|B`, or the name of another type. */
function mistakeInValue(type: string, value: unknown, path: string): string | null {
  const alternatives = type.split('|');
  if (alternatives.length > 1) {
    const mistakes = alternatives.map((one) => mistakeInValue(one, value, path));
    return mistakes.includes(null) ? null : (mistakes[0] ?? null);
  }
  const element = /^Array of (.+)$/u.exec(type)?.[1];
  if (element !== undefined) {
    if (!Array.isArray(value)) return `${path} must be an array`;
    return (
      value
        .map((one, index) => mistakeInValue(element, one, `${path}[${index}]`))
        .find((one) => one !== null) ?? null
    );
  }
  const primitive = PRIMITIVES[type];
  if (primitive) return primitive(value) ? null : `${path} must be ${type}`;
  return mistakeInObject(type, value, path);
}

/** Holds an object against a type of the Bot API (`Update`); the first mistake, or null. */
export function mistakeInObject(type: string, value: unknown, path = ''): string | null {
  const known = specification.types[type];
  if (!known) return null;
  if (!isObject(value)) return `${path} must be ${type}`;
  if (known.oneOf) {
    const mistakes = known.oneOf.map((one) => mistakeInValue(one, value, path));
    return mistakes.includes(null) ? null : (mistakes[0] ?? null);
  }
  return mistakeInFields(known.fields ?? {}, value, `${path === '' ? '' : `${path}.`}`);
}

const PRIMITIVES: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === 'string',
  Integer: (value) => Number.isInteger(value),
  Float: (value) => typeof value === 'number',
  'Float number': (value) => typeof value === 'number',
  Boolean: (value) => typeof value === 'boolean',
  True: (value) => value === true,
  InputFile: (value) => typeof value === 'string' || value instanceof Blob,
};

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
