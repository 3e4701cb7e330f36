import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { ConnectorRefusal } from './problem.ts';

type Options = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]
>;
type HttpClient = NonNullable<Options['httpClient']>;

/** Longest time for one call. An outbox row is leased for a minute. */
const CALL_MS = 20_000;

/**
 * The SDK's calls, made once. Its own client tries again by itself, and waits as long as `Retry-After` says:
 * longer than the lease of a row, which another process would then send a second time. The outbox tries again.
 */
export const connectorHttp: HttpClient = {
  async sendRequest(request) {
    const { method, url } = request;
    const body = typeof request.body === 'string' ? request.body : null;
    const sent = { ...request.headers.rawHeaders() };
    const signal = AbortSignal.timeout(CALL_MS);
    const response = await fetch(url, { method, headers: sent, body, signal, redirect: 'error' });
    const bodyAsText = await response.text();
    if (!response.ok) throw new ConnectorRefusal(response.status, retryAfterMs(response));
    const headers = request.headers.clone();
    for (const name of headers.headerNames()) headers.remove(name);
    for (const [name, value] of response.headers) headers.set(name, value);
    return { request, status: response.status, headers, bodyAsText };
  },
};

/** `Retry-After` in milliseconds. Its form as a date is left to our own back-off. */
function retryAfterMs({ headers }: Response): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(0, seconds) * 1000 : null;
}
