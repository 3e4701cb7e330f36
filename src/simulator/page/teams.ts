import type { Snapshot, SnapshotAdvisor } from '../view.ts';
import { renderCard } from './cards.ts';
import { element, input, make, send } from './dom.ts';
import { draw, type Entry, keepAtEnd } from './list.ts';
import { day, hour } from './time.ts';
import { createUnread } from './unread.ts';

let chosen = 0;
const unread = createUnread();

/** Listens to what the advisor does. */
export function openTeams(latest: () => Snapshot | null): void {
  element('office-composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input('office-text').value;
    if (text.trim() === '') return;
    input('office-text').value = '';
    void send(`/demo/advisor/${chosen}`, { act: 'write', text });
  });
  element('advisors').addEventListener('click', ({ target }) => {
    const advisor = target instanceof Element && target.closest('button')?.dataset.advisor;
    const snapshot = latest();
    if (!advisor || !snapshot) return;
    chosen = Number(advisor);
    showTeams(snapshot);
  });
  keepAtEnd(element('activities'));
}

/** Shows the chat of the chosen advisor, and who has something new. */
export function showTeams(snapshot: Snapshot): void {
  const advisor = snapshot.advisors[chosen];
  if (!advisor) return;
  const fresh = showAdvisors(snapshot);
  element('badge').textContent = String(fresh);
  element('badge').hidden = fresh === 0;
  element('advisor-name').textContent = `Vous êtes ${advisor.name}`;
  element('office-note').textContent = advisor.note ?? '';
  draw(element('activities'), chatOf(advisor, snapshot.timeZone));
}

function showAdvisors({ advisors }: Snapshot): number {
  const visible = element('teams').offsetParent !== null;
  const counts = advisors.map(({ messages }, index) => {
    const count = messages.filter(({ from }) => from === 'bot').length;
    if (visible && index === chosen) unread.see(String(index), count);
    return unread.fresh(String(index), count);
  });
  draw(
    element('advisors'),
    advisors.map(({ name }, index) => advisorEntry(name, index, counts[index] ?? 0)),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

function advisorEntry(name: string, index: number, fresh: number): Entry {
  const pressed = String(index === chosen);
  const initials = name
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('')
    .slice(0, 2);
  const attributes = {
    type: 'button',
    title: name,
    'data-advisor': String(index),
    'aria-pressed': pressed,
  };
  return {
    id: String(index),
    key: `${pressed}${fresh}`,
    make: () =>
      make('button', attributes, [
        make('span', { class: 'initials', 'aria-hidden': 'true' }, [initials]),
        make('span', { class: 'name' }, [name]),
        fresh > 0 ? make('span', { class: 'badge' }, [String(fresh)]) : null,
      ]),
  };
}

function chatOf({ messages }: SnapshotAdvisor, timeZone: string): readonly Entry[] {
  if (messages.length === 0) return [{ id: `${chosen}/empty`, key: '', make: empty }];
  const entries: Entry[] = [];
  let last = '';
  for (const message of messages) {
    const date = day(message.at, timeZone);
    if (date !== last) {
      const line = () => make('p', { class: 'day' }, [date]);
      entries.push({ id: `${chosen}/${message.id}/day`, key: date, make: line });
    }
    last = date;
    const activity = activityOf(message, chosen, timeZone);
    entries.push({ id: `${chosen}/${message.id}`, key: JSON.stringify(message), make: activity });
  }
  return entries;
}

function empty(): HTMLElement {
  return make('p', { class: 'welcome' }, [
    'Rien pour le moment. Ce qui demande une personne arrive ici.',
  ]);
}

/** One message with its cards. */
function activityOf(
  { id, from, at, text, cards }: SnapshotAdvisor['messages'][number],
  advisor: number,
  timeZone: string,
): () => HTMLElement {
  const press = (verb: string, data: unknown) =>
    void send(`/demo/advisor/${advisor}`, { act: 'execute', message: id, verb, data });
  return () => {
    const who = from === 'bot' ? 'Compagnon' : 'Vous';
    const rendered = cards.map((card) => renderCard(card, press));
    // Beside a card the text is what the notification says.
    const words = text === '' || cards.length > 0 ? null : make('p', { dir: 'auto' }, [text]);
    return make('article', { class: `activity ${from}` }, [
      make('header', {}, [who, make('time', { datetime: at }, [hour(at, timeZone)])]),
      words,
      ...rendered.map((card) => (card ? make('div', { class: 'card' }, [card]) : null)),
    ]);
  };
}
