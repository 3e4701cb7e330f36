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

type Children = readonly (Node | string | null)[];

/** Makes an element with attributes and children. Texts are texts, never HTML. */
export function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  children: Children = [],
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** Shows new children; stays at the end if the reader was there. */
export function fill(list: HTMLElement, children: Children): void {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.replaceChildren(...children.filter((child) => child !== null));
  if (atEnd) list.scrollTop = list.scrollHeight;
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
  element('notice').textContent = response?.ok
    ? ''
    : 'Cela n’est pas parti. Le serveur ne répond pas.';
}
