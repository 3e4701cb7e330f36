import type { Snapshot, SnapshotAdvisor } from '../view.ts';
import { renderCard } from './cards.ts';
import { element, fill, input, make, send } from './dom.ts';

let chosen = 0;
const seen = new Map<number, number>();
const drawn = new Map<string, { readonly key: string; readonly node: HTMLElement }>();

/** Listens to what the advisor does. */
export function openTeams(): void {
  element('office-composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input('office-text').value;
    if (text.trim() === '') return;
    input('office-text').value = '';
    void send(`/demo/advisor/${chosen}`, { act: 'write', text });
  });
}

/** Shows the chat of the chosen advisor, and who has something new. */
export function showTeams(snapshot: Snapshot): void {
  const advisor = snapshot.advisors[chosen];
  if (!advisor) return;
  const visible = element('teams').offsetParent !== null;
  if (visible) seen.set(chosen, advisor.messages.length);
  element('advisor-name').textContent = advisor.name;
  fill(
    element('advisors'),
    snapshot.advisors.map((one, index) => railButton(snapshot, one, index)),
  );
  const fresh = snapshot.advisors.reduce(
    (sum, one, index) => sum + one.messages.length - (seen.get(index) ?? 0),
    0,
  );
  element('badge').textContent = String(fresh);
  element('badge').hidden = fresh === 0;
  const empty = make('div', { class: 'welcome' }, [
    make('p', {}, ['Rien pour le moment. Ce qui demande une personne arrive ici.']),
  ]);
  fill(
    element('activities'),
    advisor.messages.length === 0
      ? [empty]
      : advisor.messages.map((message) => activity(message, snapshot.timeZone)),
  );
}

function railButton(
  snapshot: Snapshot,
  { name, messages }: SnapshotAdvisor,
  index: number,
): HTMLElement {
  const initials = name
    .split(' ')
    .map((word) => word[0])
    .join('')
    .slice(0, 2);
  const fresh = messages.length - (seen.get(index) ?? 0);
  const button = make(
    'button',
    { type: 'button', 'aria-pressed': String(index === chosen), title: name },
    [
      make('span', { class: 'initials', 'aria-hidden': 'true' }, [initials]),
      make('span', { class: 'name' }, [name]),
      fresh > 0 ? make('span', { class: 'badge' }, [String(fresh)]) : null,
    ],
  );
  button.addEventListener('click', () => {
    chosen = index;
    showTeams(snapshot);
  });
  return button;
}

/** One message. A card that did not change keeps what is being typed in it. */
function activity(message: SnapshotAdvisor['messages'][number], timeZone: string): HTMLElement {
  const key = JSON.stringify(message);
  const known = drawn.get(message.id);
  if (known?.key === key) return known.node;
  const time = new Date(message.at).toLocaleTimeString('fr-FR', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const cards = message.cards.map((card) =>
    renderCard(
      card,
      (verb, data) =>
        void send(`/demo/advisor/${chosen}`, { act: 'execute', message: message.id, verb, data }),
    ),
  );
  const text =
    message.text === '' || (message.cards.length > 0 && message.from === 'bot')
      ? null
      : make('p', { dir: 'auto' }, [message.text]);
  const node = make('article', { class: `activity ${message.from}` }, [
    make('header', {}, [message.from === 'bot' ? 'Compagnon' : 'Vous', make('time', {}, [time])]),
    text,
    ...cards.map((card) => (card ? make('div', { class: 'card' }, [card]) : null)),
  ]);
  drawn.set(message.id, { key, node });
  return node;
}
