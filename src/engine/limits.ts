/** Every bound of the engine, named. Tests may lower them; nobody else changes them at run time. */
export const LIMITS = {
  /** Blocks played in one turn before the engine stops and hands over to a person. */
  blocksPerTurn: 200,
  /** Scripts that may call each other, one inside the other. */
  stackDepth: 8,
  /** Answers not understood in a row before a person is asked to help. */
  retries: 2,
  /** Answered questions that `retour` and `corriger` can reach. */
  trail: 50,
  /** Scripts that may wait for the talk to be free; beyond, the oldest is dropped with a trace. */
  waiting: 5,
  /** Longest answer kept as `texte`, in characters. */
  answerLength: 4000,
  /** Messages of at most this many characters may be the start of a longer thought. */
  heldLength: 40,
  /** Short messages that wait together; what comes after is answered at once. */
  heldMessages: 10,
  /** How long such a message waits for the next, milliseconds. */
  heldMs: 3000,
  /** How long an album waits for its next part, milliseconds. */
  albumMs: 1500,
  /** A talk is open this long after the person's last sign, minutes; outside, a script knocks first. */
  openTalkMinutes: 15,
  /** Working days before a question that got no answer is asked again, then let go. */
  remindAfterDays: 2,
  expireAfterDays: 7,
  /** Working hours before an escalation moves to the next person, by urgency. */
  hopHours: { immédiate: 1, haute: 4, normale: 16 },
} as const;

export type Limits = typeof LIMITS;
