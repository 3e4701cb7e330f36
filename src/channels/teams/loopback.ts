/** True for the `Host` header of a request made to this machine by its loopback name. */
export function isLoopbackHost(host: string): boolean {
  return isLoopbackUrl(`http://${host}`);
}

/** True for an address on this machine. */
export function isLoopbackUrl(url: string): boolean {
  const name = URL.canParse(url) ? new URL(url).hostname : '';
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}
