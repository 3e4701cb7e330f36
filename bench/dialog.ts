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

/** Cost of turns, in microseconds. */
export type Measure = {
  /**
   * Mean of processor, over whole rounds of the dialog. Processor, not wall clock: a peer that waits on a
   * timer between turns is not charged for the wait.
   */
  readonly microsecondsPerTurn: number;
  /** Median of wall clock of one turn, at these places of one long conversation. */
  readonly atTurn: { readonly 1: number; readonly 12: number; readonly 200: number };
  /**
   * The round that holds turn 200 (turns 193 to 204) over the first round: the same twelve messages,
   * sixteen rounds later. Single turns are different messages, so they cannot be divided.
   */
  readonly round17OverRound1: number;
};

/** An engine under measure: a conversation that begins anew, and a turn in it. */
export type Engine = {
  readonly begin: () => Promise<void> | void;
  readonly turn: (message: string) => Promise<void> | void;
  /** Texts said since the conversation began: the proof that the dialog was really played. */
  readonly said: () => number;
};

const clock = () => Number(process.hrtime.bigint()) / 1000;

/** Times an engine: short conversations for the mean, long ones for the places. */
export async function measure(
  engine: Engine,
  conversations: number,
  longOnes: number,
): Promise<Measure> {
  for (let i = 0; i < Math.ceil(conversations / 5); i += 1) await playOnce(engine);
  const start = process.cpuUsage();
  for (let i = 0; i < conversations; i += 1) await playOnce(engine);
  const { user, system } = process.cpuUsage(start);
  const long: number[][] = [];
  for (let i = 0; i < longOnes; i += 1) long.push(await playLong(engine));
  const at = (turn: number) => median(long.map((turns) => turns[turn - 1] ?? Number.NaN));
  const round = (first: number) => {
    const turns = MESSAGES.map((_message, index) => at(first + index));
    return turns.reduce((sum, one) => sum + one, 0);
  };
  return {
    microsecondsPerTurn: (user + system) / (conversations * MESSAGES.length),
    atTurn: { 1: at(1), 12: at(12), 200: at(200) },
    round17OverRound1: round(193) / round(1),
  };
}

async function playOnce(engine: Engine): Promise<void> {
  await engine.begin();
  for (const message of MESSAGES) await engine.turn(message);
  if (engine.said() < MESSAGES.length)
    throw new Error(`the dialog was not played: ${engine.said()} texts`);
}

/** The wall clock of each of 204 turns. */
async function playLong(engine: Engine): Promise<number[]> {
  await engine.begin();
  const turns: number[] = [];
  for (let turn = 0; turn < 17 * MESSAGES.length; turn += 1) {
    const start = clock();
    await engine.turn(MESSAGES[turn % MESSAGES.length] ?? '');
    turns.push(clock() - start);
  }
  return turns;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
