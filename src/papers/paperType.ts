import { fileTypeFromBuffer } from 'file-type';
import { type OtherFamily, PAPER_TYPES, type PaperType } from '../domain/paperFinding.ts';

/** What a file is: a paper of some type, or of what family it is else. */
export type FoundType =
  | { readonly paper: true; readonly type: PaperType }
  | { readonly paper: false; readonly family: OtherFamily };

/** Tells by the bytes, never by the name: a programme renamed `.pdf` is a programme. Never throws. */
export async function paperType(bytes: Uint8Array): Promise<FoundType> {
  const mime = await mimeOf(bytes);
  if (mime === null) {
    return looksLikePdf(bytes)
      ? { paper: true, type: 'application/pdf' }
      : { paper: false, family: 'inconnu' };
  }
  const type = PAPER_TYPES.find((one) => one === mime);
  return type ? { paper: true, type } : { paper: false, family: familyOf(mime) };
}

async function mimeOf(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime.split(';')[0] ?? null;
  } catch {
    // Bytes cut in the middle of a header: the library says so by throwing.
    return null;
  }
}

/** Readers of PDF accept some bytes before the header, within the first 1 024 (PDF 1.7, annex H). */
function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/** Mime types by family, the first pattern that fits. */
const FAMILIES: readonly (readonly [RegExp, OtherFamily])[] = [
  [/officedocument|opendocument|msword|ms-|vnd\.ms|x-cfb|rtf|epub/u, 'bureautique'],
  [/zip|rar|7z|tar|gzip|bzip|xz|compress|lzip|archive|zstd|lz4/u, 'archive'],
  [/msdownload|executable|elf|mach|wasm|java|shellscript|x-msi|deb|rpm|android/u, 'programme'],
  [/^image\//u, 'image'],
  [/^video\//u, 'video'],
  [/^audio\//u, 'son'],
];

function familyOf(mime: string): OtherFamily {
  return FAMILIES.find(([pattern]) => pattern.test(mime))?.[1] ?? 'inconnu';
}
