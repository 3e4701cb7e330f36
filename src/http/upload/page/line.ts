import { say, speak } from './words.ts';

/** The line of one file on its way, under its paper. */
export type Line = {
  say(words: string): void;
  progress(share: number): void;
  /** What went wrong. `again`: the person may try the same file once more. */
  fail(words: string, again: boolean): void;
  close(): void;
  onAgain: () => void;
};

const percent = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent' });

export function openLine(section: HTMLElement, name: string): Line {
  const lines = section.querySelector('.sendings');
  // What went wrong before is over once something else is chosen.
  for (const old of lines?.querySelectorAll('.wrong') ?? []) old.remove();
  const words = make('span');
  const number = make('span');
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', name);
  const head = make('p', 'head', [words, number]);
  const root = make('div', 'line', [head, bar]);
  lines?.append(root);
  root.scrollIntoView({ block: 'nearest' });
  const line: Line = {
    onAgain: () => {},
    say(sentence) {
      root.className = 'line';
      if (words.textContent !== sentence) words.textContent = sentence;
    },
    progress(share) {
      bar.value = share;
      number.textContent = percent.format(share);
    },
    fail(sentence, again) {
      root.className = 'line wrong';
      root.replaceChildren(make('p', '', [sentence]), ...(again ? [acts()] : []));
      root.scrollIntoView({ block: 'nearest' });
      speak(sentence);
    },
    close: () => root.remove(),
  };
  const acts = () =>
    make('div', 'acts', [
      button('button primary', say('bouton.reessayer'), () => {
        root.replaceChildren(head, bar);
        line.onAgain();
      }),
      button('button', say('bouton.laisser'), line.close),
    ]);
  return line;
}

function make(tag: string, name = '', children: readonly (Node | string)[] = []): HTMLElement {
  const made = document.createElement(tag);
  made.className = name;
  made.append(...children);
  return made;
}

function button(name: string, words: string, onClick: () => void): HTMLElement {
  const made = make('button', name, [words]);
  made.setAttribute('type', 'button');
  made.addEventListener('click', onClick);
  return made;
}
