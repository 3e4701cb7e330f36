import { element, input, openDisclosure, send } from './dom.ts';
import { sampleQuote, sampleVoice } from './samples.ts';

/** The paper clip: a file or a photo of this device, or a sample for who has nothing at hand. */
export function openAttach(chat: () => number | null): void {
  const menu = openDisclosure('attach');
  const give = (files: readonly File[]) => {
    menu.close();
    const form = new FormData();
    for (const file of files) form.append('files', file);
    if (files.length > 0) void send(`/demo/person/${chat()}/files`, form);
  };
  for (const id of ['files', 'camera']) {
    input(id).addEventListener('change', () => {
      give([...(input(id).files ?? [])]);
      input(id).value = '';
    });
  }
  element('choose').addEventListener('click', () => input('files').click());
  element('shoot').addEventListener('click', () => input('camera').click());
  element('sample-quote').addEventListener('click', async () => give([await sampleQuote()]));
  element('sample-voice').addEventListener('click', () => give([sampleVoice()]));
}
