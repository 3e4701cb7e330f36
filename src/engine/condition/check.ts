import type { ValueType } from '../../domain/value.ts';
import { contradiction } from './contradiction.ts';
import type { Expression } from './expression.ts';
import { bare } from './lex.ts';
import { choiceFacing, choiceWanted, type Names, nameOf } from './names.ts';
import { readExpression } from './read.ts';
import { resultOf, sameKind, typeInWords, typeOfExpression } from './types.ts';

/** What is wrong with an expression: a stable code, the place in its source, and what to tell staff. */
export type ExpressionFinding = {
  readonly code:
    | 'expression-illisible'
    | 'nom-inconnu'
    | 'choix-inconnu'
    | 'types-melanges'
    | 'fait-sans-garde'
    | 'condition-impossible';
  readonly at: number;
  readonly sentence: string;
  /** The word that is not known, with those that could be meant: for « vouliez-vous dire ». */
  readonly unknown?: { readonly word: string; readonly known: readonly string[] };
  readonly mend?: string;
};

/**
 * Checks an expression against the names that it may read. `known` are the names that surely have a
 * value where it stands; another that may be unknown must be guarded by `est connu`.
 * `wants` is the type that its place asks for, null for any.
 */
export function checkExpression(
  source: string,
  names: Names,
  {
    known = new Set<string>(),
    wants = null,
  }: { known?: ReadonlySet<string>; wants?: ValueType | null } = {},
): readonly ExpressionFinding[] {
  const expression = readExpression(source);
  if ('error' in expression)
    return [{ code: 'expression-illisible', at: expression.at, sentence: expression.error }];
  const choice = choiceWanted(expression, wants, names);
  if (choice !== null && wants?.choices) {
    if (wants.choices.some((one) => bare(one) === bare(choice))) return [];
    const sentence = `« ${choice} » n’est pas une valeur possible ici.`;
    return [
      {
        code: 'choix-inconnu',
        at: expression.at,
        sentence,
        unknown: { word: choice, known: wants.choices },
      },
    ];
  }
  const found: ExpressionFinding[] = [];
  visit(expression, { names, known, found });
  if (found.length > 0) return found;
  const type = typeOfExpression(expression, names);
  if (wants && type && !sameKind(wants, type)) {
    return [
      mixed(expression.at, `Il faut ${typeInWords(wants)} ici, et c’est ${typeInWords(type)}.`),
    ];
  }
  const impossible = contradiction(expression, names);
  return impossible === null
    ? []
    : [{ code: 'condition-impossible', at: expression.at, sentence: impossible }];
}

type Checking = {
  readonly names: Names;
  readonly known: ReadonlySet<string>;
  readonly found: ExpressionFinding[];
};

function visit(expression: Expression, checking: Checking): void {
  switch (expression.op) {
    case 'literal':
    case 'today':
      return;
    case 'word':
      return visitName(expression.word, expression.at, checking, true);
    case 'known':
      return visitName(expression.name, expression.at, checking, false);
    case 'not':
      return visit(expression.of, checking);
    case 'and':
    case 'or':
      visit(expression.left, checking);
      return visit(expression.right, {
        ...checking,
        known: new Set([
          ...checking.known,
          ...guards(expression.left, expression.op === 'and', checking.names),
        ]),
      });
    case 'compare':
    case 'contains':
      return visitSides(expression, checking);
    case 'arithmetic': {
      visit(expression.left, checking);
      visit(expression.right, checking);
      const { left, right } = typesOf(expression, checking.names);
      if (left && right && !resultOf(expression.sign, left, right)) {
        checking.found.push(
          mixed(
            expression.at,
            `« ${expression.sign} » ne va pas entre ${typeInWords(left)} et ${typeInWords(right)}.`,
          ),
        );
      }
    }
  }
}

function visitSides(
  expression: Expression & { op: 'compare' | 'contains' },
  checking: Checking,
): void {
  const { left, right } = expression;
  const { names, found } = checking;
  const choice = choiceFacing(right, left, names);
  visit(left, checking);
  if (choice !== null) return visitChoice(left, right, choice, checking);
  visit(right, checking);
  const types = typesOf(expression, names);
  if (!types.left || !types.right || expression.op === 'contains') return;
  const comparable =
    sameKind(types.left, types.right) || (isText(types.left) && isText(types.right));
  if (comparable) return;
  found.push(
    mixed(right.at, `On compare ${typeInWords(types.left)} avec ${typeInWords(types.right)}.`),
  );
}

function visitChoice(
  left: Expression,
  right: Expression,
  choice: string,
  { names, found }: Checking,
): void {
  const name = left.op === 'word' ? nameOf(left.word, names) : null;
  const known = (name === null ? undefined : names[name]?.choices) ?? [];
  if (known.some((one) => bare(one) === bare(choice))) return;
  const sentence = `« ${choice} » n’est pas une réponse possible à « ${name ?? ''} ».`;
  found.push({ code: 'choix-inconnu', at: right.at, sentence, unknown: { word: choice, known } });
}

function visitName(
  word: string,
  at: number,
  { names, known, found }: Checking,
  guarded: boolean,
): void {
  const name = nameOf(word, names);
  if (name === null) {
    const sentence = `« ${word} » n’est ni un fait, ni une question de ce script.`;
    found.push({ code: 'nom-inconnu', at, sentence, unknown: { word, known: Object.keys(names) } });
  } else if (guarded && names[name]?.maybeUnknown && !known.has(name)) {
    const sentence = `« ${name} » n’a peut-être pas de valeur ici.`;
    found.push({
      code: 'fait-sans-garde',
      at,
      sentence,
      mend: `Écrivez « ${name} est connu et … ».`,
    });
  }
}

/** Names that are known on the right of `left et …` (or, unknown on the left, of `left ou …`). */
function guards(left: Expression, and: boolean, names: Names): readonly string[] {
  if (left.op === 'known' && left.known === and) return [nameOf(left.name, names) ?? left.name];
  if (left.op === (and ? 'and' : 'or'))
    return [...guards(left.left, and, names), ...guards(left.right, and, names)];
  return [];
}

function typesOf(expression: Expression & { left: Expression; right: Expression }, names: Names) {
  return {
    left: typeOfExpression(expression.left, names),
    right: typeOfExpression(expression.right, names),
  };
}

function isText({ kind }: ValueType): boolean {
  return kind === 'texte' || kind === 'choix' || kind === 'téléphone';
}

function mixed(at: number, sentence: string): ExpressionFinding {
  return {
    code: 'types-melanges',
    at,
    sentence,
    mend: 'Comparez des choses de même type et de même unité.',
  };
}
