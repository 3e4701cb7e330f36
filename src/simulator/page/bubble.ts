import type { SnapshotMessage, SnapshotPerson } from '../view.ts';
import { make, makeButton, send } from './dom.ts';
import { hour } from './time.ts';

type Shown = {
  readonly person: SnapshotPerson;
  readonly message: SnapshotMessage;
  readonly timeZone: string;
  readonly onEdit: (message: SnapshotMessage) => void;
};

/** A message on the phone: what it says or holds, its time, and its buttons under it. */
export function bubble({ person, message, timeZone, onEdit }: Shown): HTMLElement {
  const { from, text, edited, at, buttons } = message;
  const words = text === '' ? null : make('p', { dir: 'auto' }, withLinks(text));
  const when = make('span', { class: 'meta' }, [edited ? 'modifié · ' : '', hour(at, timeZone)]);
  const box = make('div', { class: `bubble ${from}` }, [attached(message), words, when]);
  if (from === 'person' && message.file === null && !text.startsWith('/'))
    box.append(editButton(message, onEdit));
  const rows = buttons.map((row, index) => {
    const before = buttons.slice(0, index).reduce((sum, one) => sum + one.length, 0);
    return make(
      'div',
      { class: 'row' },
      row.map((label, column) => tapButton(person, message, label, before + column)),
    );
  });
  return make('div', { class: `message ${from}` }, [box, ...rows]);
}

function tapButton(
  { chat }: SnapshotPerson,
  { id }: SnapshotMessage,
  label: string,
  button: number,
): HTMLElement {
  return makeButton(
    { dir: 'auto' },
    [label],
    () => void send(`/demo/person/${chat}`, { act: 'tap', message: id, button }),
  );
}

function editButton(
  message: SnapshotMessage,
  onEdit: (message: SnapshotMessage) => void,
): HTMLElement {
  const words = make('span', { class: 'hidden' }, ['Modifier ce message']);
  return makeButton({ class: 'edit', title: 'Modifier ce message' }, ['✎', words], () =>
    onEdit(message),
  );
}

function attached({ file }: SnapshotMessage): HTMLElement | null {
  if (!file) return null;
  const address = `/demo/file/${file.id}`;
  if (file.mime.startsWith('image/'))
    return make('img', { src: address, alt: file.name, class: 'photo' });
  if (file.mime.startsWith('audio/')) return voice();
  return make('a', { class: 'file', href: address, download: file.name }, [`📄 ${file.name}`]);
}

/** Bars of a voice message: a picture of one, nothing plays. */
const BARS = [5, 9, 14, 8, 17, 12, 6, 15, 19, 11, 7, 13, 18, 9, 5, 12, 8, 15, 10, 6];

function voice(): HTMLElement {
  const bars = BARS.map((height) => make('i', { style: `height: ${height}px` }));
  return make('span', { class: 'voice' }, [
    make('span', { class: 'play', 'aria-hidden': 'true' }, ['▶']),
    make('span', { class: 'bars', 'aria-hidden': 'true' }, bars),
    make('span', { class: 'hidden' }, ['Message vocal']),
    '0:03',
  ]);
}

/** Addresses in a text can be opened, as Telegram does. */
function withLinks(text: string): (Node | string)[] {
  return text
    .split(/(https?:\/\/\S+[^\s.,;:!?)»])/u)
    .map((part, index) =>
      index % 2 === 1 ? make('a', { href: part, target: '_blank', rel: 'noopener' }, [part]) : part,
    );
}
