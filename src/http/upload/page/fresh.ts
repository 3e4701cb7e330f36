import { mainPart, speak } from './words.ts';

/** Shows the page as the server sees it now, with a word about a paper. */
export async function refresh(paper: string, word: string): Promise<void> {
  const { home = '', query = '' } = mainPart().dataset;
  const search = new URLSearchParams(query);
  search.set('papier', paper);
  search.set('mot', word);
  await showAnswer(await fetch(`${home}?${search}`), paper);
}

/** Takes the answer's paper and its progress in, and leaves the rest of the page as it stands. */
export async function showAnswer(answer: Response, paper: string): Promise<void> {
  if (!answer.ok) return location.reload();
  const came = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const name of ['avancement', `papier-${paper}`, 'fin']) swap(name, came);
  const section = document.getElementById(`papier-${paper}`);
  const tone = came.getElementById(`papier-${paper}`)?.className;
  if (section && tone !== undefined) section.className = tone;
  const notice = section?.querySelector('[data-notice]')?.textContent ?? '';
  const progress = document.getElementById('progress')?.textContent ?? '';
  speak(`${notice} ${progress}`);
}

function swap(name: string, came: Document): void {
  const here = document.querySelector(`[data-fresh="${name}"]`);
  const there = came.querySelector(`[data-fresh="${name}"]`);
  if (!here || !there) return;
  const focused = here.contains(document.activeElement) ? document.activeElement : null;
  here.replaceWith(there);
  if (focused) keepFocus(focused.id, there);
}

/** The same element, or else the title of the paper: the focus is never lost. */
function keepFocus(id: string, there: Element): void {
  const same = id === '' ? null : document.getElementById(id);
  const target = same ?? there.querySelector('h2');
  if (target instanceof HTMLElement) target.focus({ preventScroll: same !== null });
}
