import type { ReceivedFile } from '../../engine/event.ts';
import type { TelegramMessage } from './update.ts';

/** The file of a message, with our id for it; null when it bears none. Of a photo, the largest size. */
export function fileIn(message: TelegramMessage, inboxId: string): ReceivedFile | null {
  const found = find(message);
  if (!found) return null;
  return {
    id: `${inboxId}/file`,
    kind: found.kind,
    source: found.file.file_id,
    mime: found.file.mime_type ?? (found.kind === 'photo' ? 'image/jpeg' : null),
    size: found.file.file_size ?? null,
    album: message.media_group_id ?? null,
  };
}

type Found = {
  readonly kind: ReceivedFile['kind'];
  readonly file: {
    readonly file_id: string;
    readonly file_size?: number | undefined;
    readonly mime_type?: string | undefined;
  };
};

function find(message: TelegramMessage): Found | null {
  const { photo, animation, document, voice, audio, video, video_note: round } = message;
  if (photo) return { kind: 'photo', file: largest(photo) };
  // An animation bears a `document` too: it comes first.
  if (animation) return { kind: 'other', file: animation };
  if (document) return { kind: 'document', file: document };
  const sound = voice ?? audio;
  if (sound) return { kind: 'voice', file: sound };
  const film = video ?? round;
  return film ? { kind: 'video', file: film } : null;
}

type Sizes = NonNullable<TelegramMessage['photo']>;

function largest(sizes: Sizes): Sizes[number] {
  return sizes.reduce((best, one) =>
    one.width * one.height > best.width * best.height ? one : best,
  );
}
