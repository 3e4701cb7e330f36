/** When the CCAS works, and where: what working days and allowed hours are counted with. */
export type WorkingTime = {
  /** IANA name: `Europe/Paris`, `Indian/Reunion`. */
  readonly timeZone: string;
  /** Region of the public holidays, for Alsace-Moselle and overseas. */
  readonly region: HolidayRegion;
  /** ISO weekdays worked, 1 = Monday. */
  readonly days: readonly number[];
  /** Local hours, `09:00` to `19:00`, within which something may be sent unasked. */
  readonly from: string;
  readonly to: string;
};

export const HOLIDAY_REGIONS = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'guyane',
  'martinique',
  'mayotte',
  'reunion',
  'polynesie',
  'nouvelle-caledonie',
  'wallis-et-futuna',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];
