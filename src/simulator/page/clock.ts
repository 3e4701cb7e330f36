import type { Snapshot } from '../view.ts';
import { element, send } from './dom.ts';
import { moment } from './time.ts';

let shown: { readonly now: number; readonly received: number; readonly timeZone: string } | null =
  null;

/** Listens to the buttons that move the time, and lets it run. */
export function openClock(): void {
  setInterval(showTime, 1000);
  const buttons = [...element('moves').querySelectorAll('button')];
  for (const button of buttons) {
    button.addEventListener('click', async () => {
      const { unit = 'hours', count } = button.dataset;
      for (const one of buttons) one.setAttribute('aria-disabled', 'true');
      element('clock').classList.add('moving');
      await send('/demo/clock', { [unit]: Number(count) });
      element('clock').classList.remove('moving');
      for (const one of buttons) one.removeAttribute('aria-disabled');
    });
  }
}

/** Sets the clock of the page by what the server said. */
export function setClock({ now, timeZone }: Snapshot): void {
  shown = { now: Date.parse(now), received: Date.now(), timeZone };
  showTime();
}

function showTime(): void {
  if (!shown) return;
  const words = moment(new Date(shown.now + Date.now() - shown.received), shown.timeZone);
  if (element('now').textContent !== words) element('now').textContent = words;
}
