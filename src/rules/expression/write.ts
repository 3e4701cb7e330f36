import { UNITS, type Units } from '../kind.ts';
import type { Tree } from './tree.ts';

/**
 * An expression as Publicodes reads it: names with « . » between spaces, amounts in whole cents, a
 * parenthesis around every operation. Only what was read is written: no text of a person ever enters it.
 */
export function writeTree(tree: Tree): string {
  switch (tree.op) {
    case 'number':
      return `${tree.value}${writeUnits(tree.units)}`;
    case 'yesNo':
      return tree.value ? 'oui' : 'non';
    case 'word':
      return `'${tree.word}'`;
    case 'name':
      return dotted(tree.name);
    case 'minus':
      return `(0 - ${writeTree(tree.of)})`;
    default:
      return `(${writeTree(tree.left)} ${tree.sign} ${writeTree(tree.right)})`;
  }
}

/** `ccas.montant_max` → `ccas . montant_max` */
export function dotted(name: string): string {
  return name.replaceAll('.', ' . ');
}

/** `ccas . montant_max` → `ccas.montant_max` */
export function undotted(name: string): string {
  return name.replaceAll(' . ', '.');
}

/** Names that an expression reads, without doubles. */
export function namesIn(tree: Tree): readonly string[] {
  switch (tree.op) {
    case 'name':
      return [tree.name];
    case 'minus':
      return namesIn(tree.of);
    case 'compare':
    case 'sum':
    case 'product':
      return [...new Set([...namesIn(tree.left), ...namesIn(tree.right)])];
    default:
      return [];
  }
}

/** Numbers that an expression holds, each with its units. */
export function numbersIn(tree: Tree): readonly { value: number; units: Units }[] {
  switch (tree.op) {
    case 'number':
      return [tree];
    case 'minus':
      return numbersIn(tree.of);
    case 'compare':
    case 'sum':
    case 'product':
      return [...numbersIn(tree.left), ...numbersIn(tree.right)];
    default:
      return [];
  }
}

function writeUnits(units: Units): string {
  const unit = UNITS.find((one) => units[one] === 1);
  return unit === undefined ? '' : ` ${unit}`;
}
