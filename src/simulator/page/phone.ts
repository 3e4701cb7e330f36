import type { Snapshot, SnapshotMessage, SnapshotPerson } from '../view.ts';
import { element, fill, input, make, send } from './dom.ts';

let chosen: number | null = null;
let editing: number | null = null;
let shown = '';

/** Listens to what the person does. */
export function openPhone(latest: () => Snapshot | null): void {
  element('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input('text').value;
    if (text.trim() === '' || chosen === null) return;
    const act = editing === null ? { act: 'write', text } : { act: 'edit', message: editing, text };
    stopEditing();
    input('text').value = '';
    void send(`/demo/person/${chosen}`, act);
  });
  input('files').addEventListener('change', () => {
    const form = new FormData();
    for (const file of input('files').files ?? []) form.append('files', file);
    input('files').value = '';
    void send(`/demo/person/${chosen}/files`, form);
  });
  element('menu').addEventListener('click', () =>
    toggleCommands(element('commands').hidden === true),
  );
  element('person').addEventListener('change', (event) => {
    if (event.target instanceof HTMLSelectElement) chosen = Number(event.target.value);
    shown = '';
    const snapshot = latest();
    if (snapshot) showPhone(snapshot);
  });
}

/** Shows the phone of the chosen person. */
export function showPhone(snapshot: Snapshot): void {
  chosen ??= snapshot.people[0]?.chat ?? null;
  const person = snapshot.people.find(({ chat }) => chat === chosen);
  if (!person) return;
  showPeople(snapshot);
  element('story').textContent = person.story;
  element('status').textContent = person.typing ? 'écrit…' : 'robot du CCAS';
  fill(element('commands'), snapshot.commands.map(commandButton));
  const now = JSON.stringify([person.messages, person.typing]);
  if (now === shown) return;
  shown = now;
  const messages = person.messages.map((message) => bubble(person, message, snapshot.timeZone));
  fill(
    element('messages'),
    person.messages.length === 0
      ? [welcome(person)]
      : [
          ...messages,
          person.typing
            ? make('div', { class: 'typing', 'aria-label': 'écrit' }, [
                make('i'),
                make('i'),
                make('i'),
              ])
            : null,
        ],
  );
}

function showPeople({ people }: Snapshot): void {
  const select = element('person');
  if (select.childElementCount === people.length) return;
  select.replaceChildren(
    ...people.map(({ chat, name }) => make('option', { value: String(chat) }, [name])),
  );
}

/** An empty chat: where to begin. */
function welcome(person: SnapshotPerson): HTMLElement {
  const start = make('button', { type: 'button', class: 'begin' }, ['Démarrer']);
  start.addEventListener(
    'click',
    () => void send(`/demo/person/${person.chat}`, { act: 'write', text: '/start' }),
  );
  return make('div', { class: 'welcome' }, [
    make('p', {}, ['Touchez « Démarrer », puis répondez comme une personne pressée.']),
    make('p', { class: 'try' }, [
      'Essayez : « je ne peux pas payer », une photo, « retour », « humain ».',
    ]),
    start,
    person.invitation === null ? null : linkButton(person, person.invitation),
  ]);
}

function linkButton({ chat }: SnapshotPerson, code: string): HTMLElement {
  const open = make('button', { type: 'button', class: 'link' }, [
    'Ouvrir le lien donné par le conseiller',
  ]);
  open.addEventListener(
    'click',
    () => void send(`/demo/person/${chat}`, { act: 'write', text: `/start ${code}` }),
  );
  return open;
}

function bubble(person: SnapshotPerson, message: SnapshotMessage, timeZone: string): HTMLElement {
  const time = new Date(message.at).toLocaleTimeString('fr-FR', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  const text = message.text === '' ? null : make('p', { dir: 'auto' }, [message.text]);
  const meta = make('span', { class: 'meta' }, [message.edited ? 'modifié · ' : '', time]);
  const box = make('div', { class: `bubble ${message.from}` }, [attached(message), text, meta]);
  if (message.from === 'person' && message.file === null && !message.text.startsWith('/'))
    box.append(editButton(message));
  const rows = message.buttons.map((row, index) => {
    const before = message.buttons.slice(0, index).reduce((sum, one) => sum + one.length, 0);
    return make(
      'div',
      { class: 'row' },
      row.map((label, at) => tapButton(person, message, label, before + at)),
    );
  });
  return make('div', { class: `message ${message.from}` }, [
    box,
    ...rows,
    askButton(person, message),
  ]);
}

function tapButton(
  person: SnapshotPerson,
  message: SnapshotMessage,
  label: string,
  button: number,
): HTMLElement {
  const tap = make('button', { type: 'button', dir: 'auto' }, [label]);
  tap.addEventListener(
    'click',
    () => void send(`/demo/person/${person.chat}`, { act: 'tap', message: message.id, button }),
  );
  return tap;
}

function askButton(person: SnapshotPerson, { asks }: SnapshotMessage): HTMLElement | null {
  if (asks === null) return null;
  const words = asks === 'contact' ? 'Envoyer mon numéro' : 'Envoyer ma position';
  const button = make('button', { type: 'button' }, [words]);
  button.addEventListener('click', () => void send(`/demo/person/${person.chat}`, { act: asks }));
  return make('div', { class: 'row' }, [button]);
}

function attached({ file }: SnapshotMessage): HTMLElement | null {
  if (!file) return null;
  if (file.mime.startsWith('image/'))
    return make('img', { src: `/demo/file/${file.id}`, alt: file.name, class: 'photo' });
  return make('span', { class: 'file' }, [
    file.mime.startsWith('audio/') ? '🎤 Message vocal' : `📄 ${file.name}`,
  ]);
}

function editButton(message: SnapshotMessage): HTMLElement {
  const edit = make('button', { type: 'button', class: 'edit', title: 'Modifier ce message' }, [
    '✎',
    make('span', { class: 'hidden' }, ['Modifier ce message']),
  ]);
  edit.addEventListener('click', () => {
    editing = message.id;
    input('text').value = message.text;
    element('composer').classList.add('editing');
    input('text').focus();
  });
  return edit;
}

function stopEditing(): void {
  editing = null;
  element('composer').classList.remove('editing');
}

function commandButton({ command, description }: Snapshot['commands'][number]): HTMLElement {
  const button = make('button', { type: 'button' }, [
    make('b', {}, [`/${command}`]),
    ` ${description}`,
  ]);
  button.addEventListener('click', () => {
    toggleCommands(false);
    void send(`/demo/person/${chosen}`, { act: 'write', text: `/${command}` });
  });
  return button;
}

function toggleCommands(open: boolean): void {
  element('commands').hidden = !open;
  element('menu').setAttribute('aria-expanded', String(open));
}
