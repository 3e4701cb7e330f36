/** « 14:05 » */
export function hour(at: string, timeZone: string): string {
  return new Date(at).toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone });
}

/** « mardi 3 mars » */
export function day(at: string, timeZone: string): string {
  return new Date(at).toLocaleDateString('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  });
}

/** « mardi 3 mars 2026 à 14:05 » */
export function moment(at: Date, timeZone: string): string {
  return at.toLocaleString('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
}
