import joursFeries from '@socialgouv/jours-feries';
import type { HolidayRegion } from './calendar.ts';

/**
 * Days of the commemoration of the abolition of slavery and of local feasts, where they are public
 * holidays, as `MM-DD`. Sources: loi n° 83-550 and décret n° 83-1003 (overseas departments); local
 * statutes of the Pacific collectivities.
 */
const LOCAL: Readonly<Record<HolidayRegion, readonly string[]>> = {
  metropole: [],
  'alsace-moselle': [],
  guadeloupe: ['05-27'],
  guyane: ['06-10'],
  martinique: ['05-22'],
  mayotte: ['04-27'],
  reunion: ['12-20'],
  polynesie: ['03-05', '06-29'],
  'nouvelle-caledonie': ['09-24'],
  'wallis-et-futuna': ['04-28', '07-29'],
  'saint-barthelemy': ['10-09'],
  'saint-martin': ['05-28'],
  'saint-pierre-et-miquelon': [],
};

const known = new Map<string, ReadonlySet<string>>();

/** Public holidays of a year in a region, as `2026-05-01`. */
export function holidays(year: number, region: HolidayRegion): ReadonlySet<string> {
  const key = `${year}/${region}`;
  const found = known.get(key) ?? compute(year, region);
  known.set(key, found);
  return found;
}

function compute(year: number, region: HolidayRegion): ReadonlySet<string> {
  const national = Object.values(joursFeries(year, { alsace: region === 'alsace-moselle' }));
  return new Set([...national.map(civil), ...LOCAL[region].map((day) => `${year}-${day}`)]);
}

/**
 * The library gives midnights of the process's own time zone, an hour off when the clock changed after
 * Easter: twelve hours later it is that day everywhere.
 */
function civil(midnight: Date): string {
  const noon = new Date(midnight.getTime() + 12 * 3_600_000);
  const parts = [noon.getMonth() + 1, noon.getDate()].map((part) => String(part).padStart(2, '0'));
  return [noon.getFullYear(), ...parts].join('-');
}
