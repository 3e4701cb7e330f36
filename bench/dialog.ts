/**
 * The dialog that every engine plays: 12 messages with a branch on an amount (`si`), a branch on a
 * choice (`selon`), a question in the middle of another (interruption) and a corrected answer. It
 * starts again after the twelfth, so that turn 200 is the message of turn 8, sixteen rounds later.
 */
export const MESSAGES = [
  'bonjour',
  'voiture',
  '1500',
  '24',
  'quand est mon prélèvement',
  'oui',
  '1200',
  '400',
  'correction 900',
  '2',
  '34',
  'oui',
] as const;

/** How long each engine is timed, and over how many rounds it is warmed. */
export type Measure = {
  /**
   * Mean microseconds of processor of a turn, over whole rounds of the dialog. Processor, not wall
   * clock: a peer that waits on a timer between turns is not charged for the wait.
   */
  readonly microsecondsPerTurn: number;
  /** Median microseconds of one turn, at these places of the conversation. */
  readonly atTurn: { readonly 1: number; readonly 12: number; readonly 200: number };
};

/** An engine under measure: a conversation that begins anew, and a turn in it. */
export type Engine = {
  readonly begin: () => Promise<void> | void;
  readonly turn: (message: string) => Promise<void> | void;
  /** Texts said since the conversation began: the proof that the dialog was really played. */
  readonly said: () => number;
};

const clock = () => Number(process.hrtime.bigint()) / 1000;

/** Times an engine: whole conversations of 12 turns for the mean, conversations of 200 for the places. */
export async function measure(engine: Engine, conversations: number, longOnes: number): Promise<Measure> {
  for (let i = 0; i < Math.ceil(conversations / 5); i += 1) await playRounds(engine, 1);
  const start = process.cpuUsage();
  for (let i = 0; i < conversations; i += 1) await playRounds(engine, 1);
  const { user, system } = process.cpuUsage(start);
  const microsecondsPerTurn = (user + system) / (conversations * MESSAGES.length);
  const places = { 1: [] as number[], 12: [] as number[], 200: [] as number[] };
  for (let i = 0; i < longOnes; i += 1) await playLong(engine, places);
  return {
    microsecondsPerTurn,
    atTurn: { 1: median(places[1]), 12: median(places[12]), 200: median(places[200]) },
  };
}

async function playRounds(engine: Engine, rounds: number): Promise<void> {
  await engine.begin();
  for (let round = 0; round < rounds; round += 1) {
    for (const message of MESSAGES) await engine.turn(message);
  }
  if (engine.said() < rounds * 8) throw new Error(`the dialog was not played: ${engine.said()} texts`);
}

async function playLong(engine: Engine, places: Record<1 | 12 | 200, number[]>): Promise<void> {
  await engine.begin();
  for (let turn = 1; turn <= 200; turn += 1) {
    const message = MESSAGES[(turn - 1) % MESSAGES.length] ?? '';
    const start = clock();
    await engine.turn(message);
    const taken = clock() - start;
    if (turn === 1 || turn === 12 || turn === 200) places[turn].push(taken);
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
