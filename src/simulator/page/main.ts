import type { Snapshot } from '../view.ts';
import { element, send } from './dom.ts';
import { openPhone, showPhone } from './phone.ts';
import { openTeams, showTeams } from './teams.ts';

let snapshot: Snapshot | null = null;
let received = 0;

openPhone(() => snapshot);
openTeams();
openTabs();
openClock();

const changes = new EventSource('/demo/changes');
changes.onmessage = ({ data }) => {
  snapshot = JSON.parse(data);
  received = Date.now();
  show();
};
changes.onerror = () => {
  element('notice').textContent = 'La démonstration est arrêtée. Relancez « npm start ».';
};
changes.onopen = () => {
  element('notice').textContent = '';
};

function show(): void {
  if (!snapshot) return;
  showPhone(snapshot);
  showTeams(snapshot);
  showTime();
}

function showTime(): void {
  if (!snapshot) return;
  const now = new Date(Date.parse(snapshot.now) + Date.now() - received);
  element('now').textContent = now.toLocaleString('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: snapshot.timeZone,
  });
}

function openClock(): void {
  setInterval(showTime, 1000);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-hours]')) {
    button.addEventListener('click', async () => {
      button.disabled = true;
      await send('/demo/clock', { hours: Number(button.dataset.hours) });
      button.disabled = false;
    });
  }
}

function openTabs(): void {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>('[data-tab]')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      document.body.dataset.tab = button.dataset.tab ?? 'phone';
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
      show();
    });
  }
  document.body.dataset.tab = 'phone';
}
