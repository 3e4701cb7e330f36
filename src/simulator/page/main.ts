import type { Snapshot } from '../view.ts';
import { openClock, setClock } from './clock.ts';
import { element, STOPPED, tell } from './dom.ts';
import { openPhone, showPhone } from './phone.ts';
import { openTeams, showTeams } from './teams.ts';

let snapshot: Snapshot | null = null;
const latest = () => snapshot;

openPhone(latest);
openTeams(latest);
openTabs();
openClock();

const changes = new EventSource('/demo/changes');
changes.onmessage = ({ data }) => {
  snapshot = JSON.parse(data);
  show();
};
changes.onerror = () => tell(STOPPED);
changes.onopen = () => tell('');

function show(): void {
  if (!snapshot) return;
  showPhone(snapshot);
  showTeams(snapshot);
  setClock(snapshot);
}

/** On a narrow screen one side shows at a time. */
function openTabs(): void {
  const buttons = [...element('tabs').querySelectorAll('button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      document.body.dataset.tab = button.dataset.tab ?? 'phone';
      for (const one of buttons) one.setAttribute('aria-pressed', String(one === button));
      show();
    });
  }
}
