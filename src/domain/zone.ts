/** Instants (ISO, UTC) and local times of an IANA time zone. No clock: every instant is an argument. */

const HOUR_MS = 3_600_000;

/** Local date of an instant: `2026-03-05`. */
export function localDate(instant: string, timeZone: string): string {
  return new Date(localMs(instant, timeZone)).toISOString().slice(0, 10);
}

/** Local time of an instant: `14:30`. */
export function localTime(instant: string, timeZone: string): string {
  return new Date(localMs(instant, timeZone)).toISOString().slice(11, 16);
}

/**
 * The instant of a local date and time. A time that the clock skips in spring gives the instant just
 * after the gap; one that comes twice in autumn gives the first.
 */
export function atLocalTime(date: string, time: string, timeZone: string): string {
  const key = `${date}T${time}/${timeZone}`;
  const found = instants.get(key) ?? findInstant(date, time, timeZone);
  if (instants.size > 10_000) instants.clear();
  instants.set(key, found);
  return found;
}

const instants = new Map<string, string>();

function findInstant(date: string, time: string, timeZone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const before = wanted - offsetMs(wanted - 24 * HOUR_MS, timeZone);
  const after = wanted - offsetMs(wanted + 24 * HOUR_MS, timeZone);
  const exact = [before, after].find((ms) => ms + offsetMs(ms, timeZone) === wanted);
  return new Date(exact ?? Math.max(before, after)).toISOString();
}

function localMs(instant: string, timeZone: string): number {
  const ms = Date.parse(instant);
  return ms + offsetMs(ms, timeZone);
}

/** How far local time is ahead of UTC. Offsets change on quarter hours only: one look-up serves each. */
function offsetMs(ms: number, timeZone: string): number {
  const quarter = Math.floor(ms / (HOUR_MS / 4));
  const key = `${timeZone}/${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const start = quarter * (HOUR_MS / 4);
  const offset = Date.parse(`${wallClock(start, timeZone)}Z`) - start;
  if (offsets.size > 10_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(ms: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format.format(ms).replace(' ', 'T');
}
