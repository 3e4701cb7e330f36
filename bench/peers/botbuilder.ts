import { ActivityTypes, ConversationState, MemoryStorage, TestAdapter } from 'botbuilder';
import {
  ConfirmPrompt,
  DialogSet,
  NumberPrompt,
  TextPrompt,
  WaterfallDialog,
  type WaterfallStepContext,
} from 'botbuilder-dialogs';
import type { Engine } from '../dialog.ts';

/** The dialog written with the prompts of `botbuilder-dialogs`; its memory storage keeps state as JSON. */
export function botbuilderPeer(): Engine {
  let said = 0;
  let storage = new MemoryStorage();
  let play = setUp(storage);
  let adapter = newAdapter();
  function newAdapter(): TestAdapter {
    const made = new TestAdapter((context) => play(context));
    made.onTurnError = async (_context, error) => {
      throw error;
    };
    return made;
  }
  return {
    begin() {
      said = 0;
      storage = new MemoryStorage();
      play = setUp(storage);
      adapter = newAdapter();
    },
    async turn(text) {
      await adapter.receiveActivity({ type: ActivityTypes.Message, text, locale: 'fr-fr' });
      said += adapter.activeQueue.length;
      adapter.activeQueue.length = 0;
    },
    said: () => said,
  };
}

function setUp(storage: MemoryStorage) {
  const state = new ConversationState(storage);
  const dialogs = new DialogSet(state.createProperty('dialog'));
  dialogs.add(
    new TextPrompt('text', async ({ recognized }) =>
      ['voiture', 'permis'].includes(recognized.value ?? ''),
    ),
  );
  dialogs.add(new NumberPrompt('number', async ({ recognized }) => recognized.succeeded, 'fr-fr'));
  dialogs.add(
    new TextPrompt('people', async ({ recognized }) =>
      /^(\d+|correction \d+)$/u.test(recognized.value ?? ''),
    ),
  );
  dialogs.add(
    new ConfirmPrompt(
      'confirm',
      async ({ recognized, context }) => {
        if (recognized.succeeded) return true;
        if (context.activity.text.includes('prélèvement'))
          await context.sendActivity('Le 5 du mois.');
        return false;
      },
      'fr-fr',
    ),
  );
  dialogs.add(new WaterfallDialog('loan', STEPS));
  return async (turn: Parameters<DialogSet['createContext']>[0]) => {
    const context = await dialogs.createContext(turn);
    const result = await context.continueDialog();
    if (result.status === 'empty') await context.beginDialog('loan');
    await state.saveChanges(turn, false);
  };
}

type Step = (step: WaterfallStepContext) => ReturnType<WaterfallStepContext['next']>;

const values = (step: WaterfallStepContext): Record<string, unknown> => step.values;

const STEPS: Step[] = [
  (step) => step.prompt('text', 'Pour quel projet ?'),
  (step) => {
    values(step).project = step.result;
    return step.prompt('number', 'Combien ?');
  },
  (step) => {
    values(step).amount = step.result;
    return step.result > 1000 ? step.prompt('number', 'Sur combien de mois ?') : step.next();
  },
  (step) => step.prompt('confirm', 'Travaillez-vous ?'),
  (step) =>
    step.result ? step.prompt('number', 'Vos revenus ?') : step.prompt('number', 'Vos aides ?'),
  (step) => step.prompt('number', 'Vos charges ?'),
  (step) => step.prompt('people', 'Combien de personnes ?'),
  (step) => {
    const text = String(step.result);
    if (!text.startsWith('correction')) return step.next(text);
    values(step).amount = Number(text.split(' ')[1]);
    return step.prompt('people', 'Combien de personnes ?');
  },
  (step) => step.prompt('number', 'Quel âge ?'),
  (step) => step.prompt('confirm', `${values(step).project} ${values(step).amount} : on envoie ?`),
  async (step) => {
    await step.context.sendActivity('Merci.');
    return step.endDialog();
  },
];
