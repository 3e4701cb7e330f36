import { COMMANDS, type Command } from '../../engine/event.ts';

/** Words that people know from other bots. */
const ALIASES: ReadonlyMap<string, Command> = new Map([['help', 'aide']]);

/**
 * The command that a text is, with what follows it: `/start C4F2`, `/aide@RobotDuCcas`. Null for other
 * words, and for a command that is not ours, which is then read as a message.
 */
export function commandIn(text: string): { command: Command; payload: string } | null {
  const found = /^\/([a-z_]{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (!found) return null;
  const word = found[1]?.toLowerCase() ?? '';
  const command = COMMANDS.find((one) => one === word) ?? ALIASES.get(word);
  return command ? { command, payload: (found[2] ?? '').trim() } : null;
}

type Shown = Exclude<Command, 'start'>;

/** What the menu of the application says beside each command: French for all languages but those named. */
export const COMMAND_MENU: readonly {
  readonly language: 'en' | 'ar' | null;
  readonly words: Readonly<Record<Shown, string>>;
}[] = [
  {
    language: null,
    words: {
      aide: 'Ce que je peux faire',
      retour: 'Revenir à la question d’avant',
      corriger: 'Changer une réponse',
      humain: 'Parler à une personne',
      langue: 'Changer de langue',
      stop: 'Ne plus recevoir de messages',
    },
  },
  {
    language: 'en',
    words: {
      aide: 'What I can do',
      retour: 'Go back to the question before',
      corriger: 'Change an answer',
      humain: 'Talk to a person',
      langue: 'Change language',
      stop: 'Stop receiving messages',
    },
  },
  {
    language: 'ar',
    words: {
      aide: 'ما الذي يمكنني فعله',
      retour: 'العودة إلى السؤال السابق',
      corriger: 'تغيير إجابة',
      humain: 'التحدث مع شخص',
      langue: 'تغيير اللغة',
      stop: 'عدم تلقي رسائل بعد الآن',
    },
  },
];
