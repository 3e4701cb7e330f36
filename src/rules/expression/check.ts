import { ANY, inFrench, type Kind, sameUnits, timesUnits, YES_NO } from '../kind.ts';
import type { Tree } from './tree.ts';
import { writeTree } from './write.ts';

/** What is wrong in an expression, and where. `unknown` is a name to look for among others. */
export type Finding = {
  readonly code: string;
  readonly at: number;
  readonly sentence: string;
  readonly mend: string;
  readonly unknown?: { readonly word: string; readonly known: readonly string[] };
};

export type Checking = {
  /** What a name gives; null when nothing has this name. */
  readonly kindOfName: (name: string) => Kind | null;
  /** The names that an expression may read, for « did you mean ». */
  readonly names: readonly string[];
  readonly report: (finding: Finding) => void;
};

/**
 * What an expression gives. Everything that Publicodes would let pass in silence is told: units that do
 * not fit (`montant > 6 mois` is true for it), a misspelt choice (false for it), an amount without « € ».
 */
export function kindOfTree(tree: Tree, checking: Checking): Kind {
  switch (tree.op) {
    case 'number':
      return { is: 'number', units: tree.units };
    case 'yesNo':
      return YES_NO;
    case 'word':
      return { is: 'word', word: tree.word };
    case 'name':
      return named(tree, checking);
    case 'minus':
      return numberOnly(tree.of, checking);
    case 'compare':
      return compared(tree, checking);
    case 'sum':
      return summed(tree, checking);
    case 'product':
      return multiplied(tree, checking);
  }
}

type Binary = Tree & { readonly op: 'compare' | 'sum' | 'product' };

function compared(tree: Binary, checking: Checking): Kind {
  const [left, right] = bothKinds(tree, checking);
  if (left.is === 'any' || right.is === 'any') return YES_NO;
  const [choice, word] = left.is === 'choice' ? [left, right] : [right, left];
  if (choice.is === 'choice' && word.is === 'word') checkChoice(tree, choice, word.word, checking);
  else if (left.is === 'number' && right.is === 'number') fitting(tree, left, right, checking);
  else if (left.is !== right.is) mixed(tree, left, right, checking);
  const ordered = !['=', '!='].includes(tree.sign);
  if (ordered && (left.is !== 'number' || right.is !== 'number'))
    checking.report({
      code: 'regle-unites',
      at: tree.at,
      sentence: `« ${tree.sign} » compare des nombres, pas ${inFrench(left)}.`,
      mend: 'Écrivez « = » ou « != ».',
    });
  return YES_NO;
}

function checkChoice(
  tree: Binary,
  { choices }: Kind & { is: 'choice' },
  word: string,
  { report }: Checking,
): void {
  if (choices.includes(word)) return;
  const side = tree.left.op === 'word' ? tree.left : tree.right;
  report({
    code: 'regle-choix-inconnu',
    at: side.at,
    sentence: `« ${word} » n’est pas un choix de ce fait : cette comparaison serait toujours fausse.`,
    mend: `Écrivez un de ses choix, entre guillemets simples : ${choices.map((one) => `'${one}'`).join(', ')}.`,
    unknown: { word, known: choices },
  });
}

/** Two numbers side by side: same units, or a zero. */
function fitting(
  tree: Binary,
  left: Kind & { is: 'number' },
  right: Kind & { is: 'number' },
  checking: Checking,
): void {
  if (sameUnits(left.units, right.units) || isZero(tree.left) || isZero(tree.right)) return;
  const bare = [tree.left, tree.right].find(
    (one) => one.op === 'number' && sameUnits(one.units, {}),
  );
  const other = bare === tree.left ? right : left;
  if (bare?.op === 'number')
    checking.report({
      code: 'regle-unites',
      at: bare.at,
      sentence: `« ${writeTree(bare)} » n’a pas d’unité, et se compare ici à ${inFrench(other)}.`,
      mend: `Écrivez par exemple ${exampleOf(bare.value, other)}.`,
    });
  else mixed(tree, left, right, checking);
}

function exampleOf(value: number, { units }: Kind & { is: 'number' }): string {
  if (units.centimes === 1) return `« ${value} € »`;
  return units.jours === 1 ? `« ${value} jours »` : `« ${value} mois »`;
}

function mixed(tree: Binary, left: Kind, right: Kind, { report }: Checking): void {
  report({
    code: 'regle-unites',
    at: tree.at,
    sentence: `Ceci mélange ${inFrench(left)} et ${inFrench(right)}. Le résultat serait faux, sans le dire.`,
    mend: 'Écrivez des deux côtés la même sorte de valeur : deux montants, deux durées…',
  });
}

function summed(tree: Binary, checking: Checking): Kind {
  const left = numberOnly(tree.left, checking);
  const right = numberOnly(tree.right, checking);
  if (left.is !== 'number' || right.is !== 'number') return ANY;
  fitting(tree, left, right, checking);
  return isZero(tree.left) ? right : left;
}

function multiplied(tree: Binary, checking: Checking): Kind {
  const left = numberOnly(tree.left, checking);
  const right = numberOnly(tree.right, checking);
  if (left.is !== 'number' || right.is !== 'number') return ANY;
  const units = timesUnits(left.units, right.units, tree.sign === '*' ? 1 : -1);
  return { is: 'number', units };
}

function numberOnly(tree: Tree, checking: Checking): Kind {
  const kind = kindOfTree(tree, checking);
  if (kind.is === 'number' || kind.is === 'any') return kind;
  checking.report({
    code: 'regle-unites',
    at: tree.at,
    sentence: `Il faut ici un nombre, pas ${inFrench(kind)}.`,
    mend: 'Écrivez le nom d’un montant, d’une durée ou d’un nombre.',
  });
  return ANY;
}

function bothKinds(tree: Binary, checking: Checking): readonly [Kind, Kind] {
  return [facing(tree.left, tree.right, checking), facing(tree.right, tree.left, checking)];
}

/** A bare word that faces a choice is its choice without quotes: told as such. */
function facing(tree: Tree, other: Tree, checking: Checking): Kind {
  const faced = other.op === 'name' ? checking.kindOfName(other.name) : null;
  if (tree.op !== 'name' || faced?.is !== 'choice' || !faced.choices.includes(tree.name))
    return kindOfTree(tree, checking);
  checking.report({
    code: 'regle-choix-inconnu',
    at: tree.at,
    sentence: `« ${tree.name} » est un choix : il lui faut des guillemets simples.`,
    mend: `Écrivez '${tree.name}'.`,
  });
  return ANY;
}

function named({ name, at }: Tree & { readonly op: 'name' }, checking: Checking): Kind {
  const { kindOfName, names, report } = checking;
  const kind = kindOfName(name);
  if (kind?.is === 'unreadable') {
    report({
      code: 'regle-fait-illisible',
      at,
      sentence: `« ${name} » est un fait de type « ${kind.type} » : une règle ne sait pas le lire.`,
      mend: 'Écrivez un fait de type choix, oui/non, nombre, montant ou durée.',
    });
    return ANY;
  }
  if (kind) return kind;
  report({
    code: 'regle-nom-inconnu',
    at,
    sentence: `« ${name} » n’est ni un fait de faits.yaml, ni une règle de ce fichier.`,
    mend: 'Écrivez un nom de faits.yaml, ou entourez les signes d’espaces : « revenus - charges ».',
    unknown: { word: name, known: names },
  });
  return ANY;
}

function isZero(tree: Tree): boolean {
  return tree.op === 'number' && tree.value === 0;
}
