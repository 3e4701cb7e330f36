/** The token and the address of a link that this effect gives; the same each time it is asked. */
export type OfferUpload = (
  effect: string,
) => { readonly token: string; readonly address: string } | null;

/**
 * Makes links to the page of papers. `tokenFor` is a keyed hash: nobody else finds the token of an effect.
 * `base` is where the page is served, null while that is not known. Addresses that are neither `https` nor
 * of this machine are not given: what is sent there could be read on the way.
 */
export function createOfferUpload(
  tokenFor: (effect: string) => string,
  base: () => string | null,
): OfferUpload {
  return (effect) => {
    const start = base();
    if (start === null || !isSafe(start)) return null;
    const token = tokenFor(effect);
    return { token, address: `${start}/papiers/${token}` };
  };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u;

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}
