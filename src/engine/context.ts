import type { WorkingTime } from '../domain/calendar.ts';
import type { FactDefinitions } from '../domain/fact.ts';
import type { Paper } from '../domain/paper.ts';
import type { Piece } from '../domain/piece.ts';
import type { Values } from '../domain/value.ts';
import type { Limits } from './limits.ts';
import type { Script } from './script.ts';

/** Everything a turn may read, loaded before the call. Frozen plain data and pure functions. */
export type Context = {
  /** The current scripts by name. */
  readonly scripts: Readonly<Record<string, Script>>;
  readonly intentions: Readonly<Record<string, Intention>>;
  readonly definitions: FactDefinitions;
  /** What is known of the person, the case and the loan. Loan and case facts only when the chat is linked. */
  readonly facts: Values;
  /** The papers that staff ask for, and this person's checklist (unordered). */
  readonly pieces: readonly Piece[];
  readonly papers: readonly Paper[];
  readonly limits: Limits;
  readonly workingTime: WorkingTime;
  readonly languages: readonly string[];
  readonly team: Team;
  /** The invitation that the person opened, if one is being checked. */
  readonly invitation: Invitation | null;
  /** Names of the intentions shown as buttons in the main menu, in order. */
  readonly menu: readonly string[];
};

export type Intention = {
  readonly name: string;
  /** What it does: start a script, or one of the commands. */
  readonly command:
    | 'humain'
    | 'stop'
    | 'retour'
    | 'corriger'
    | 'aide'
    | 'langue'
    | 'annuler'
    | 'reprendre'
    | 'recommencer'
    | 'pourquoi'
    | 'papiers'
    | null;
  /** A greeting or a thank-you: answered when alone, passed over inside a question. */
  readonly small: boolean;
};

/** Who may answer for the CCAS, as known at the start of the turn. */
export type Team = {
  readonly referent: TeamMember | null;
  readonly substitute: TeamMember | null;
  /** All the active advisors of the CCAS. */
  readonly all: readonly TeamMember[];
};

export type TeamMember = {
  readonly id: string;
  readonly name: string;
  /** Date until which (included) they are away, `2026-03-05`; null when present. */
  readonly awayUntil: string | null;
};

export type Invitation = {
  readonly id: string;
  readonly birthDate: string;
  readonly expiresAt: string;
  readonly triesLeft: number;
  readonly used: boolean;
};
