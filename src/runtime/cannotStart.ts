/** Why the programme does not start: one French sentence. `main` prints it alone, without a stack. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
