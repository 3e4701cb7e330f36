import type { Snapshot, SnapshotMessage, SnapshotPerson } from '../view.ts';
import { openAttach } from './attach.ts';
import { bubble } from './bubble.ts';
import { element, input, make, makeButton, openDisclosure, send } from './dom.ts';
import { draw, type Entry, keepAtEnd } from './list.ts';
import { day } from './time.ts';
import { createUnread } from './unread.ts';

let chosen: number | null = null;
let editing: number | null = null;
let closeMenu = () => {};
const unread = createUnread();

/** Listens to what the person does. */
export function openPhone(latest: () => Snapshot | null): void {
  element('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input('text').value;
    if (text.trim() === '') return;
    act(editing === null ? { act: 'write', text } : { act: 'edit', message: editing, text });
    stopEditing();
  });
  input('text').addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && editing !== null) stopEditing();
  });
  openAttach(() => chosen);
  closeMenu = openDisclosure('menu').close;
  for (const chip of element('tries').querySelectorAll('button')) {
    chip.addEventListener('click', () => act({ act: 'write', text: chip.textContent ?? '' }));
  }
  element('block').addEventListener('click', () => {
    const person = latest()?.people.find(({ chat }) => chat === chosen);
    if (person) act({ act: 'block', blocked: !person.blocked });
  });
  element('people').addEventListener('click', ({ target }) => {
    const chat = target instanceof Element && target.closest('button')?.dataset.chat;
    const snapshot = latest();
    if (!chat || !snapshot) return;
    chosen = Number(chat);
    stopEditing();
    showPhone(snapshot);
  });
  keepAtEnd(element('messages'));
}

function act(body: unknown): void {
  if (chosen !== null) void send(`/demo/person/${chosen}`, body);
}

/** Shows the phone of the chosen person, and who has something new. */
export function showPhone(snapshot: Snapshot): void {
  chosen ??= snapshot.people[0]?.chat ?? null;
  const person = snapshot.people.find(({ chat }) => chat === chosen);
  if (!person) return;
  const fresh = showPeople(snapshot);
  element('phone-badge').textContent = String(fresh);
  element('phone-badge').hidden = fresh === 0;
  element('story').textContent = person.story;
  element('tries').hidden = person.messages.length === 0;
  element('status').textContent = person.typing ? 'écrit…' : 'robot du CCAS';
  element('note').textContent = person.note ?? '';
  element('block').textContent = person.blocked ? 'Débloquer le robot' : 'Bloquer le robot';
  element('blocked').hidden = !person.blocked;
  draw(element('command-list'), person.commands.map(command));
  draw(element('keyboard'), person.keyboard ? [askKey(person.chat, person.keyboard)] : []);
  draw(element('messages'), chatOf(person, snapshot.timeZone));
}

function showPeople({ people }: Snapshot): number {
  const visible = element('phone').offsetParent !== null;
  const counts = people.map(({ chat, messages }) => {
    const count = messages.filter(({ from }) => from === 'bot').length;
    if (visible && chat === chosen) unread.see(String(chat), count);
    return unread.fresh(String(chat), count);
  });
  draw(
    element('people'),
    people.map(({ chat, name }, index) => {
      const fresh = counts[index] ?? 0;
      const pressed = String(chat === chosen);
      const badge = fresh > 0 ? make('span', { class: 'badge' }, [String(fresh)]) : null;
      const attributes = { type: 'button', 'data-chat': String(chat), 'aria-pressed': pressed };
      const face = make('span', { class: 'face', 'aria-hidden': 'true' }, [name.slice(0, 1)]);
      return {
        id: String(chat),
        key: `${pressed}${fresh}`,
        make: () => make('button', attributes, [face, make('span', {}, [name]), badge]),
      };
    }),
  );
  return counts.reduce((sum, one) => sum + one, 0);
}

/** The chat from its first message, a line where a day begins. */
function chatOf(person: SnapshotPerson, timeZone: string): readonly Entry[] {
  const { chat, messages } = person;
  if (messages.length === 0)
    return [{ id: `${chat}/welcome`, key: '', make: () => welcome(person) }];
  const entries: Entry[] = [];
  let last = '';
  for (const message of messages) {
    const date = day(message.at, timeZone);
    if (date !== last) {
      const make_ = () => make('p', { class: 'day' }, [date]);
      entries.push({ id: `${chat}/${message.id}/day`, key: date, make: make_ });
    }
    last = date;
    const shown = { person, message, timeZone, onEdit: startEditing };
    const key = JSON.stringify(message);
    entries.push({ id: `${chat}/${message.id}`, key, make: () => bubble(shown) });
  }
  if (person.typing) entries.push({ id: `${chat}/typing`, key: '', make: typing });
  return entries;
}

function typing(): HTMLElement {
  return make('div', { class: 'typing', role: 'img', 'aria-label': 'Le robot écrit' }, [
    make('i'),
    make('i'),
    make('i'),
  ]);
}

/** An empty chat: where to begin. */
function welcome({ invitation }: SnapshotPerson): HTMLElement {
  const first =
    invitation === null
      ? 'Pour commencer, touchez « Démarrer », puis « Parler de mon projet ».'
      : 'Pour commencer, ouvrez le lien, puis écrivez « je ne peux pas payer ».';
  const start = (text: string) => () => act({ act: 'write', text });
  const link =
    invitation === null
      ? null
      : makeButton(
          { class: 'begin' },
          ['Ouvrir le lien donné par le conseiller'],
          start(`/start ${invitation}`),
        );
  return make('div', { class: 'welcome' }, [
    make('span', { class: 'wave', 'aria-hidden': 'true' }, ['👋']),
    make('p', {}, [first]),
    link,
    makeButton({ class: link ? 'link' : 'begin' }, ['Démarrer'], start('/start')),
  ]);
}

function askKey(chat: number, { text, asks }: NonNullable<SnapshotPerson['keyboard']>): Entry {
  const key = () => makeButton({ dir: 'auto' }, [text], () => act({ act: asks }));
  return { id: String(chat), key: asks + text, make: key };
}

function startEditing({ id, text }: SnapshotMessage): void {
  editing = id;
  input('text').value = text;
  element('composer').classList.add('editing');
  element('editing').hidden = false;
  input('text').focus();
}

function stopEditing(): void {
  editing = null;
  input('text').value = '';
  element('composer').classList.remove('editing');
  element('editing').hidden = true;
}

function command({ command: name, description }: SnapshotPerson['commands'][number]): Entry {
  const words = make('span', { dir: 'auto' }, [description]);
  const press = () => {
    closeMenu();
    act({ act: 'write', text: `/${name}` });
  };
  return {
    id: name,
    key: description,
    make: () => makeButton({}, [make('b', {}, [`/${name}`]), words], press),
  };
}
