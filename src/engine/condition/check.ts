import type { ValueType } from '../../domain/value.ts';
import { contradiction } from './contradiction.ts';
import type { Expression } from './expression.ts';
import type { ExpressionFinding } from './finding.ts';
import { knownWhen } from './guards.ts';
import { bare } from './lex.ts';
import { choiceFacing, choiceWanted, type Names, nameOf } from './names.ts';
import { readExpression } from './read.ts';
import { spell } from './spell.ts';
import { resultOf, sameKind, typeInWords, typeOfExpression } from './types.ts';
import { mixed, unfit, unfitForChoices } from './unfit.ts';

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
  if (choice !== null && wants?.choices) return impossibleChoice(choice, wants.choices);
  const found: ExpressionFinding[] = [];
  visit(expression, { names, known, found });
  return found.length > 0 ? found : checkWhole(expression, names, wants);
}

/** The whole expression against its place, once its parts are right. */
function checkWhole(
  expression: Expression,
  names: Names,
  wants: ValueType | null,
): readonly ExpressionFinding[] {
  const { at } = expression;
  const type = typeOfExpression(expression, names);
  if (wants && type && !sameKind(wants, type)) {
    const sentence = `Il faut ${typeInWords(wants)} ici, et c’est ${typeInWords(type)}.`;
    const mend =
      wants.kind === 'oui/non'
        ? 'Comparez cette valeur, par exemple avec « = », ou écrivez « oui » ou « non ».'
        : `Écrivez ici ${typeInWords(wants)}.`;
    return [{ ...mixed(at, sentence), mend }];
  }
  // A lone « oui » is a value, not a condition.
  if (type?.kind !== 'oui/non' || expression.op === 'literal') return [];
  const impossible = contradiction(expression, names);
  const mend = 'Vérifiez les valeurs comparées, ou enlevez cette condition.';
  return impossible === null ? [] : [{ code: 'condition-impossible', ...impossible, mend }];
}

function impossibleChoice(word: string, choices: readonly string[]): readonly ExpressionFinding[] {
  if (choices.some((one) => bare(one) === bare(word))) return [];
  const sentence = `« ${word} » n’est pas une valeur possible ici.`;
  return [{ code: 'choix-inconnu', at: 0, sentence, unknown: { word, known: choices } }];
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
      visit(expression.of, checking);
      return visitCondition(expression.of, checking);
    case 'and':
    case 'or':
      return visitLogic(expression, checking);
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

function visitLogic(
  { op, left, right }: Expression & { op: 'and' | 'or' },
  checking: Checking,
): void {
  visit(left, checking);
  visitCondition(left, checking);
  const known = new Set([...checking.known, ...knownWhen(left, op === 'and', checking.names)]);
  visit(right, { ...checking, known });
  visitCondition(right, checking);
}

/** What stands beside `et`, `ou`, `non` must be a condition itself. */
function visitCondition(part: Expression, { names, found }: Checking): void {
  const type = typeOfExpression(part, names);
  if (!type || type.kind === 'oui/non') return;
  found.push({
    code: 'types-melanges',
    at: part.at,
    sentence: `« ${spell(part)} » n’est pas une condition : c’est ${typeInWords(type)}.`,
    mend: 'Comparez cette valeur, par exemple avec « = ».',
  });
}

function visitSides(
  expression: Expression & { op: 'compare' | 'contains' },
  checking: Checking,
): void {
  const { left, right } = expression;
  const { names, found } = checking;
  const choice = choiceFacing(right, left, names);
  visit(left, checking);
  if (choice !== null) {
    visitChoice(left, right, choice, checking);
    const trouble = unfitForChoices(expression, typeOfExpression(left, names));
    if (trouble) found.push(trouble);
    return;
  }
  // Beside a name that is not known, a bare word is probably one of its choices.
  if (right.op === 'word' && left.op === 'word' && nameOf(left.word, names) === null) return;
  visit(right, checking);
  const types = typesOf(expression, names);
  const trouble = unfit(expression, types.left, types.right);
  if (trouble) found.push(trouble);
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

function typesOf(expression: Expression & { left: Expression; right: Expression }, names: Names) {
  return {
    left: typeOfExpression(expression.left, names),
    right: typeOfExpression(expression.right, names),
  };
}
