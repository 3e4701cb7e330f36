import { isRightToLeft } from '../languages.ts';
import { sendPerson } from '../turnDraft.ts';
import type { Handler } from './handler.ts';

/** An advisor's own words to the person, under the advisor's name: nobody takes them for the robot's. */
export const sayForAdvisor: Handler<'say_for_advisor'> = ({ id, text }, draft) => {
  const name = draft.state.owner?.name;
  const calls = draft.person.say(draft.loaded.address, {
    paragraphs: [name === undefined ? text : `👤 ${name}\n${text}`],
    choices: null,
    discreet: false,
    rightToLeft: isRightToLeft(draft.state.language),
    ask: null,
  });
  sendPerson(draft, id, 'advisor', calls);
  draft.journal.push({ id, from: 'advisor', content: { text } });
};
