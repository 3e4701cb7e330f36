const RIGHT_TO_LEFT = ['ar', 'fa', 'ps', 'ur', 'he', 'ckb'];

/** True for languages that are written from right to left. */
export function isRightToLeft(language: string): boolean {
  return RIGHT_TO_LEFT.includes(language.split('-')[0] ?? '');
}
