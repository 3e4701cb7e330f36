import { BESIDE, CASE_KEYS, CONSTRUCTS, type Construct, isConstruct } from './constructs.ts';
import type { Formula, RulePath } from './draft.ts';
import { type Finding, kindOfTree } from './expression/check.ts';
import { readTree } from './expression/read.ts';
import type { Tree } from './expression/tree.ts';
import { writeTree } from './expression/write.ts';
import { ANY, inFrench, type Kind, sameUnits, YES_NO } from './kind.ts';

/** What is wrong in a formula, where. */
export type FormulaFinding = Omit<Finding, 'at'> & {
  readonly path: RulePath;
  /** Only for a mistake inside an expression. */
  readonly at?: number;
};

/** A formula as Publicodes takes it. */
export type Code = string | readonly Code[] | { readonly [construct: string]: Code };

export type Translated = {
  readonly code: Code;
  readonly kind: Kind;
  /** The expressions that it holds. */
  readonly trees: readonly Tree[];
  readonly findings: readonly FormulaFinding[];
};

export type Naming = {
  readonly kindOfName: (name: string) => Kind | null;
  readonly names: readonly string[];
};

/** Puts a formula into Publicodes, with all that is wrong in it. Total. */
export function translate(formula: Formula, naming: Naming): Translated {
  const work: Work = { naming, trees: [], findings: [] };
  const { code, kind } = inside(formula, [], work);
  return { code, kind, trees: work.trees, findings: work.findings };
}

type Work = {
  readonly naming: Naming;
  readonly trees: Tree[];
  readonly findings: FormulaFinding[];
};
type Part = { readonly code: Code; readonly kind: Kind };

const NOTHING: Part = { code: 'non', kind: ANY };

function inside(formula: Formula, path: RulePath, work: Work): Part {
  if (typeof formula === 'string') return expression(formula, path, work);
  if (isList(formula))
    return wrong(
      work,
      path,
      'Une liste a besoin d’un nom : « toutes ces conditions: », par exemple.',
    );
  return construct(formula, path, work);
}

function expression(source: string, path: RulePath, work: Work): Part {
  const tree = readTree(source);
  if ('error' in tree) {
    const { error: sentence, mend, at } = tree;
    work.findings.push({ code: 'regle-illisible', path, at, sentence, mend });
    return NOTHING;
  }
  work.trees.push(tree);
  const report = (finding: Finding) => void work.findings.push({ ...finding, path });
  return { code: writeTree(tree), kind: kindOfTree(tree, { ...work.naming, report }) };
}

type Mapping = { readonly [construct: string]: Formula };

function construct(formula: Mapping, path: RulePath, work: Work): Part {
  const keys = Object.keys(formula);
  const unknown = keys.filter((key) => !isConstruct(key));
  for (const key of unknown)
    wrong(work, [...path, key], `« ${key}: » n’est pas une construction des règles.`, {
      word: key,
      known: Object.keys(CONSTRUCTS),
    });
  const values = keys.filter(isConstruct).filter((key) => !BESIDE.includes(key));
  const [main, second] = values;
  if (main === undefined)
    return unknown.length > 0 ? NOTHING : wrong(work, path, 'Il manque « valeur: » ici.');
  if (second !== undefined)
    return wrong(work, [...path, second], `« ${main}: » et « ${second}: » sont au même niveau.`);
  const parts = keys
    .filter(isConstruct)
    .map((key) => [key, held(key, formula[key] ?? '', [...path, key], work)] as const);
  const kind = parts.find(([key]) => key === main)?.[1].kind ?? ANY;
  for (const [key, part] of parts)
    if (CONSTRUCTS[key] === 'number') alike(work, [...path, key], [{ kind, code: '' }, part]);
  return { code: Object.fromEntries(parts.map(([key, { code }]) => [key, code])), kind };
}

/** What a construct holds. */
function held(key: Construct, formula: Formula, path: RulePath, work: Work): Part {
  const takes = CONSTRUCTS[key];
  switch (takes) {
    case 'formula':
    case 'number':
      return inside(formula, path, work);
    case 'condition':
      return condition(formula, path, work);
    case 'cases':
      return cases(formula, path, work);
    case 'conditions':
    case 'numbers': {
      if (!isList(formula) || formula.length === 0)
        return wrong(work, path, `Sous « ${key}: », il faut une liste, un tiret par ligne.`);
      const one = takes === 'conditions' ? condition : inside;
      const parts = formula.map((item, index) => one(item, [...path, index], work));
      const code = parts.map((part) => part.code);
      return { code, kind: takes === 'conditions' ? YES_NO : alike(work, path, parts) };
    }
  }
}

function condition(formula: Formula, path: RulePath, work: Work): Part {
  const part = inside(formula, path, work);
  if (part.kind.is !== 'yesNo' && part.kind.is !== 'any')
    wrong(work, path, `Il faut ici une condition, pas ${inFrench(part.kind)}.`);
  return { ...part, kind: YES_NO };
}

/** `variations:` — the last one has no `si`: a value for everybody. */
function cases(formula: Formula, path: RulePath, work: Work): Part {
  const list = isList(formula) ? formula : [];
  const parts = list.map((item, index) => oneCase(item, [...path, index], work));
  const last = list.at(-1);
  if (last === undefined || typeof last === 'string' || isList(last) || !('sinon' in last))
    return wrong(work, path, 'Les variations finissent par un tiret « - sinon: … ».');
  return { code: parts.map(({ code }) => code), kind: alike(work, path, parts) };
}

function oneCase(item: Formula, path: RulePath, work: Work): Part {
  const expected = 'Une variation s’écrit « - si: … », puis « alors: … » dessous.';
  if (typeof item === 'string' || isList(item)) return wrong(work, path, expected);
  const other = Object.keys(item).find((key) => !CASE_KEYS.some((one) => one === key));
  const { si, alors, sinon } = item;
  if (sinon !== undefined && si === undefined && alors === undefined && other === undefined) {
    const { code, kind } = inside(sinon, [...path, 'sinon'], work);
    return { code: { sinon: code }, kind };
  }
  if (si === undefined || alors === undefined || sinon !== undefined || other !== undefined)
    return wrong(work, path, expected);
  const { code, kind } = inside(alors, [...path, 'alors'], work);
  return { code: { si: condition(si, [...path, 'si'], work).code, alors: code }, kind };
}

/** The kind that all parts share. */
function alike(work: Work, path: RulePath, parts: readonly Part[]): Kind {
  const kinds = parts.map(({ kind }) => kind).filter(({ is }) => is !== 'any');
  const [first = ANY] = kinds;
  const odd = kinds.find((kind) => !fits(first, kind));
  if (odd)
    work.findings.push({
      code: 'regle-unites',
      path,
      sentence: `Ceci mélange ${inFrench(first)} et ${inFrench(odd)}. Le résultat serait faux, sans le dire.`,
      mend: 'Écrivez partout la même sorte de valeur : des montants, ou des durées…',
    });
  return first;
}

function fits(one: Kind, other: Kind): boolean {
  if (one.is === 'number' && other.is === 'number') return sameUnits(one.units, other.units);
  return one.is === other.is;
}

function wrong(
  work: Work,
  path: RulePath,
  sentence: string,
  unknown?: { readonly word: string; readonly known: readonly string[] },
): Part {
  work.findings.push({
    code: 'regle-construction',
    path,
    sentence,
    mend: 'Écrivez par exemple :\nvaleur:\n  toutes ces conditions:\n    - montant >= 300 €\n    - majeur',
    ...(unknown ? { unknown } : {}),
  });
  return NOTHING;
}

export function isList(formula: Formula): formula is readonly Formula[] {
  return Array.isArray(formula);
}
