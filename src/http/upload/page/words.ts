type Words = Readonly<Record<string, string>>;

/** The part of the page that holds everything; its absence is our mistake. */
export function mainPart(): HTMLElement {
  const found = document.querySelector('main');
  if (!found) throw new Error('the page has no main');
  return found;
}

const words: Words = JSON.parse(mainPart().dataset.words ?? '{}');

/** What the server gave us to say: `envoi.part`. */
export function say(key: string): string {
  return words[key] ?? '';
}

/** Has a sentence read aloud to those who listen to the page. */
export function speak(sentence: string): void {
  const spoken = document.getElementById('spoken');
  if (spoken) spoken.textContent = sentence;
}
