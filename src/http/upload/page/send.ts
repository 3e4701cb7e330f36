/** What came of one try. `later`: nothing was decided, the same file may be sent again. */
export type Outcome =
  | { readonly type: 'received' }
  | { readonly type: 'refused'; readonly words: string }
  | { readonly type: 'later' }
  | { readonly type: 'closed' };

/** A connection on which nothing moves for so long is dead, even if nobody said so. */
const STALLED_MS = 25_000;

/** Sends a file once. `key` names it: the server keeps one file for a key, however often it comes. */
export function sendOnce(
  address: string,
  file: Blob,
  key: string,
  onProgress: (share: number) => void,
): Promise<Outcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let watch = 0;
    const alive = () => {
      clearTimeout(watch);
      watch = setTimeout(() => request.abort(), STALLED_MS);
    };
    request.upload.onprogress = ({ loaded, total }) => {
      alive();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.onloadend = () => {
      clearTimeout(watch);
      resolve(outcomeOf(request));
    };
    request.open('POST', address);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', file.type || 'application/octet-stream');
    request.setRequestHeader('x-cle', key);
    alive();
    request.send(file);
  });
}

function outcomeOf({ status, responseText }: XMLHttpRequest): Outcome {
  if (status === 200) return { type: 'received' };
  if (status === 422) return { type: 'refused', words: JSON.parse(responseText).words };
  return { type: status === 404 ? 'closed' : 'later' };
}
