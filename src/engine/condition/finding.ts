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
