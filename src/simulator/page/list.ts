/** One line of a list: it is made again only when its key changes. */
export type Entry = { readonly id: string; readonly key: string; readonly make: () => HTMLElement };

const drawn = new WeakMap<HTMLElement, Map<string, { key: string; node: HTMLElement }>>();

/**
 * Shows these entries. What did not change stays where it is, with the focus and the words that somebody is
 * typing in it, and a screen reader reads only what is new.
 */
export function draw(list: HTMLElement, entries: readonly Entry[]): void {
  const before = drawn.get(list) ?? new Map<string, { key: string; node: HTMLElement }>();
  const keys = new Map(entries.map(({ id, key }) => [id, key]));
  const focused = document.activeElement;
  let lostFocus: string | null = null;
  for (const [id, { key, node }] of before) {
    if (keys.get(id) === key) continue;
    if (node.contains(focused)) lostFocus = id;
    node.remove();
    before.delete(id);
  }
  let place = list.firstElementChild;
  for (const { id, key, make } of entries) {
    const node = before.get(id)?.node ?? make();
    before.set(id, { key, node });
    if (node === place) place = place.nextElementSibling;
    else list.insertBefore(node, place);
  }
  drawn.set(list, before);
  if (lostFocus === null) return;
  const again = before.get(lostFocus)?.node;
  (again instanceof HTMLButtonElement ? again : list).focus({ preventScroll: true });
}

/** Near enough to the end, in pixels, to follow what comes. */
const NEAR = 60;

/**
 * Keeps the newest entry in view unless the reader went back. One that is taller than the list is shown from
 * its first line.
 */
export function keepAtEnd(list: HTMLElement): void {
  // What scrolls must be within reach of the keyboard.
  list.tabIndex = 0;
  let follows = true;
  const end = () => {
    const last = list.lastElementChild;
    const most = list.scrollHeight - list.clientHeight;
    return last instanceof HTMLElement ? Math.min(most, last.offsetTop - 12) : most;
  };
  const follow = () => {
    if (follows) list.scrollTop = end();
  };
  let before = 0;
  list.addEventListener('scroll', () => {
    if (list.clientHeight === 0) return;
    // What grows below the view is not the reader going back.
    if (list.scrollTop >= end() - NEAR) follows = true;
    else if (list.scrollTop < before) follows = false;
    before = list.scrollTop;
  });
  list.addEventListener('load', follow, { capture: true });
  new ResizeObserver(follow).observe(list);
  new MutationObserver(follow).observe(list, { childList: true, subtree: true });
}
