import type { Expression, Literal } from './expression.ts';

/** An expression as staff would write it. Reading it again gives the same expression. */
export function spell(expression: Expression): string {
  switch (expression.op) {
    case 'literal':
      return spellLiteral(expression);
    case 'today':
      return "aujourd'hui";
    case 'word':
      return expression.word;
    case 'known':
      return `${expression.name} est ${expression.known ? 'connu' : 'inconnu'}`;
    case 'not':
      return `non ${inner(expression.of)}`;
    case 'and':
      return `${inner(expression.left)} et ${inner(expression.right)}`;
    case 'or':
      return `${inner(expression.left)} ou ${inner(expression.right)}`;
    case 'contains':
      return `${inner(expression.left)} contient ${inner(expression.right)}`;
    case 'compare':
    case 'arithmetic':
      return `${inner(expression.left)} ${expression.sign} ${inner(expression.right)}`;
  }
}

const ALONE: readonly Expression['op'][] = ['literal', 'today', 'word'];

function inner(expression: Expression): string {
  return ALONE.includes(expression.op) ? spell(expression) : `(${spell(expression)})`;
}

function spellLiteral({ kind, unit, value }: Literal): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (kind === 'date') return String(value).split('-').reverse().join('/');
  if (typeof value !== 'number')
    return value.toString().includes('"') ? `« ${value} »` : `"${value}"`;
  if (kind === 'montant') return `${decimal(value / 100)} €`;
  return kind === 'durée' ? `${value} ${unit ?? 'mois'}` : decimal(value);
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}
