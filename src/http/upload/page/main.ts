import { showAnswer } from './fresh.ts';
import { isSending, send } from './sending.ts';

// The forms of the page work without this file: it only spares waiting, and survives a bad connection.
document.documentElement.classList.add('scripted');

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== 'file') return;
  const form = target.closest('form');
  const section = form?.closest('section');
  if (!form || !section) return;
  for (const file of target.files ?? []) send(section, form.action, file);
  // The same photo may be chosen again after a refusal.
  target.value = '';
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.act === undefined) return;
  const section = form.closest('section');
  if (!section) return;
  event.preventDefault();
  fetch(form.action, { method: 'POST' })
    .then((answer) => showAnswer(answer, section.dataset.paper ?? ''))
    .catch(() => form.submit());
});

addEventListener('beforeunload', (event) => {
  if (isSending()) event.preventDefault();
});
