import { raw } from 'hono/html';

const drawn = (path: string) =>
  raw(
    `<svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`,
  );

/** Pictures beside words, never instead of them. */
export const ICONS = {
  photo: drawn(
    '<path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2L9 4.5h6L16.5 7h2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.4"/>',
  ),
  file: drawn(
    '<path d="M13.5 3.5h-6A1.5 1.5 0 0 0 6 5v14a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 18 19V8z"/><path d="M13.5 3.5V8H18"/>',
  ),
  done: drawn('<path d="m5 12.5 4.5 4.5L19 7.5"/>'),
  again: drawn('<path d="M19 12a7 7 0 1 1-2.1-5M19 3.5V8h-4.5"/>'),
  todo: drawn('<circle cx="12" cy="12" r="7"/>'),
  started: drawn('<circle cx="12" cy="12" r="7"/><path d="M12 8.5v4l2.5 1.5"/>'),
} as const;
