/** Finds an element of the page; it is part of `index.html`, so its absence is our mistake. */
export function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element #${id}`);
  return found;
}

export function input(id: string): HTMLInputElement {
  const found = element(id);
  if (!(found instanceof HTMLInputElement)) throw new Error(`#${id} is no input`);
  return found;
}

type Attributes = Readonly<Record<string, string>>;
type Children = readonly (Node | string | null)[];

/** Makes an element with attributes and children. Texts are texts, never HTML. */
export function make(
  tag: string,
  attributes: Attributes = {},
  children: Children = [],
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A button with what it does. */
export function makeButton(
  attributes: Attributes,
  children: Children,
  onClick: () => void,
): HTMLElement {
  const button = make('button', { type: 'button', ...attributes }, children);
  button.addEventListener('click', onClick);
  return button;
}

/** A button that opens and closes what it names in `aria-controls`; Escape closes it. */
export function openDisclosure(id: string): { close(): void } {
  const button = element(id);
  const panel = element(button.getAttribute('aria-controls') ?? '');
  const show = (open: boolean) => {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
  };
  button.addEventListener('click', () => show(panel.hidden === true));
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape' || panel.hidden) return;
    if (panel.contains(document.activeElement)) button.focus();
    show(false);
  });
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Node && !panel.contains(target) && !button.contains(target)) show(false);
  });
  return { close: () => show(false) };
}

/** Sends what somebody did. A failure is told at the bottom of the page. */
export async function send(path: string, body: unknown): Promise<void> {
  const form = body instanceof FormData;
  const response = await fetch(path, {
    method: 'POST',
    ...(form
      ? { body }
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  }).catch(() => null);
  if (response?.ok) return tell('');
  tell(response ? 'Cela n’a pas marché. Essayez encore.' : STOPPED);
}

export const STOPPED = 'La démonstration est arrêtée. Relancez « npm start ».';

/** A line at the bottom of the page; empty words take it away. */
export function tell(words: string): void {
  element('notice').textContent = words;
}
