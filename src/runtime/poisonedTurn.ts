/** The database refuses the data of this one turn; others are not concerned. `reason` holds no data. */
export class PoisonedTurn extends Error {
  override readonly name = 'PoisonedTurn';
  readonly reason: string;

  constructor(reason: string) {
    super(`the database refuses this turn: ${reason}`);
    this.reason = reason;
  }
}
