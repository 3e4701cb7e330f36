/** Things to send for who tries the demo and has no paper at hand. Nobody in them exists. */

const LINES = [
  'GARAGE DES TILLEULS',
  '12 rue du Moulin, Valmont',
  '',
  'DEVIS n° 2214',
  '',
  'Embrayage .......... 640,00 €',
  'Main-d’œuvre ....... 480,00 €',
  'Contrôle ............ 80,00 €',
  '',
  'TOTAL ............ 1 200,00 €',
];

/** A photo of a quote, slightly askew as one takes it. */
export async function sampleQuote(): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = 900;
  canvas.height = 1200;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws nothing');
  pen.fillStyle = '#8a7a66';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(70, 60);
  pen.rotate(0.025);
  pen.fillStyle = '#fdfcf8';
  pen.fillRect(0, 0, 760, 1060);
  pen.fillStyle = '#23303a';
  for (const [index, line] of LINES.entries()) {
    pen.font = `${index === 0 || index === 3 || index === 9 ? 'bold ' : ''}34px monospace`;
    pen.fillText(line, 60, 120 + index * 84);
  }
  const blob = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', 0.85),
  );
  if (!blob) throw new Error('this browser writes no JPEG');
  return new File([blob], 'devis-garage.jpg', { type: 'image/jpeg' });
}

/** The head of an Ogg file with Opus in it, and no sound: a voice message that nobody has to record. */
export function sampleVoice(): File {
  const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
  const zeros = (count: number) => new Array<number>(count).fill(0);
  const page = [...text('OggS'), 0, 2, ...zeros(8), 1, ...zeros(11), 1, 19];
  const head = [...text('OpusHead'), 1, 1, 0, 0, 0x80, 0xbb, ...zeros(5)];
  return new File([Uint8Array.from([...page, ...head])], 'vocal.ogg', { type: 'audio/ogg' });
}
